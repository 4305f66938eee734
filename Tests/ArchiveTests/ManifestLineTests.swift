import Testing

@testable import Archive

struct ManifestLineTests {
  private static let deck = ArchivedDeck(
    seq: 12, path: "calls/ü \"\\\u{1}😀.md", size: 0, sha256: "ab", kind: "deck",
    inputs: [.init(path: "a", sha256: "01"), .init(path: "\u{1F}", sha256: "02")],
    findings: .init(errors: 3, warnings: 40), program: "minutes 1", prev: "")

  private static let line = #"""
    {"findings":{"errors":3,"warnings":40},"inputs":[{"path":"a","sha256":"01"},{"path":"\u001f","sha256":"02"}],\#
    "kind":"deck","path":"calls/ü \"\\\u0001😀.md","prev":"","program":"minutes 1","seq":12,"sha256":"ab","size":0}
    """#

  @Test func writesWhatItReads() {
    #expect(String(decoding: ManifestLine.bytes(of: Self.deck), as: UTF8.self) == Self.line)
    #expect(ManifestLine.deck(from: Self.line.utf8) == Self.deck)
  }

  /// No beginning of a line is a line, and no change of a byte stops the program.
  @Test func refusesParts() {
    let bytes = Array(Self.line.utf8)
    for end in bytes.indices {
      #expect(ManifestLine.deck(from: bytes[..<end]) == nil)
      for byte: UInt8 in [0, 0x22, 0x5C, 0x7D, 0xFF] {
        var changed = bytes
        changed[end] = byte
        if let deck = ManifestLine.deck(from: changed) { #expect(ManifestLine.bytes(of: deck) == changed) }
      }
    }
  }

  @Test(arguments: [
    (":12", ":012"), (":12", ":-1"), (":12", ": 12"), (":12", ":"), (":12", ":1234567890123456789"),
    (#"\u0001"#, #"\u0041"#), (#"\u0001"#, #"\n"#), (#"\u0001"#, #"\u00+1"#),
    ("\"ab\"", "\"ab\",\"more\":1"), ("}],", "},],"),
  ])
  func refusesOtherForms(_ part: String, _ other: String) {
    let line = Self.line.replacing(part, with: other)
    #expect(line != Self.line)
    #expect(ManifestLine.deck(from: line.utf8) == nil)
  }

  @Test(arguments: [
    ("calls/ü \"\\\u{1}😀.md", true), ("a", false), ("ü \"\\\u{1}😀.md", false), ("calls/u\u{308} \"\\\u{1}😀.md", false),
  ])
  func marksItsDeckAlone(_ path: String, _ isIn: Bool) {
    Array(Self.line.utf8).withUnsafeBytes { line in
      #expect(ManifestLine.Mark(of: path).isIn(line) == isIn)
    }
  }
}
