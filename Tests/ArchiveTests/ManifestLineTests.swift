import Testing

@testable import Archive

struct ManifestLineTests {
  private static let deck: ArchivedDeck = {
    var deck = ArchivedDeck(
      path: "calls/ü \"\\\u{1}😀.md", kind: .edited, print: Fingerprint(sha256: "ab", lf: "cd"), size: 0,
      program: "minutes 1")
    deck.inputs = [.init(path: "a", sha256: "01"), .init(path: "\u{1F}", sha256: "02", lf: "03")]
    deck.pictures = [.init(path: "p", sha256: "04")]
    deck.parts = [.init(file: "iaas.md", name: "Ü \"1\"", range: 12..<40)]
    deck.findings = .init(errors: 3, warnings: 40)
    (deck.made, deck.place, deck.lost, deck.after, deck.over) = ("ef", "x", ["l"], ["m", "n"], [])
    return deck
  }()

  private static let line = #"""
    {"path":"calls/ü \"\\\u0001😀.md","kind":"edited","sha256":"ab","lf":"cd","size":0,"inputs":[{"path":"a","sha256":"01"},\#
    {"path":"\u001f","sha256":"02","lf":"03"}],"pictures":[{"path":"p","sha256":"04"}],"parts":[{"file":"iaas.md",\#
    "name":"Ü \"1\"","from":12,"to":40}],"findings":[3,40],"made":"ef","place":"x","lost":["l"],"program":"minutes 1",\#
    "after":["m","n"],"over":[]}
    """#

  /// As version 0.2 wrote it.
  private static let old = #"""
    {"findings":{"errors":3,"warnings":40},"inputs":[{"path":"a","sha256":"01"},{"path":"\u001f","sha256":"02"}],\#
    "kind":"deck","path":"calls/ü \"\\\u0001😀.md","prev":"ff","program":"minutes 1","seq":12,"sha256":"ab","size":0}
    """#

  @Test func writesWhatItReads() {
    #expect(String(decoding: ManifestLine.bytes(of: Self.deck), as: UTF8.self) == Self.line)
    #expect(ManifestLine.deck(from: Self.line.utf8) == Self.deck)
  }

  @Test func readsLinesOfEarlierVersions() throws {
    let deck = try #require(ChainLine.deck(from: Self.old.utf8))
    #expect(
      deck.path == Self.deck.path && deck.seq == 12 && deck.after == ["ff"]
        && deck.inputs.map(\.sha256) == ["01", "02"])
    #expect(ChainLine.deck(from: Self.line.utf8) == nil)
    #expect(ManifestLine.deck(from: Self.old.utf8) == nil)
  }

  /// No beginning of a line is a line, and no change of a byte stops the program.
  @Test(arguments: [line, old])
  func refusesParts(_ line: String) {
    let bytes = Array(line.utf8)
    for end in bytes.indices {
      #expect(ManifestLine.deck(from: bytes[..<end]) == nil && ChainLine.deck(from: bytes[..<end]) == nil)
      for byte: UInt8 in [0, 0x22, 0x5C, 0x7D, 0xFF] {
        var changed = bytes
        changed[end] = byte
        if let deck = ManifestLine.deck(from: changed) { #expect(ManifestLine.bytes(of: deck) == changed) }
        _ = ChainLine.deck(from: changed)
      }
    }
  }

  @Test(arguments: [
    (":12", ":012"), (":12", ":-1"), (":12", ": 12"), (":12", ":"), (":12", ":1234567890123456789"), (":12", ":41"),
    (#"\u0001"#, #"\u0041"#), (#"\u0001"#, #"\n"#), (#"\u0001"#, #"\u00+1"#), ("\"lost\":[\"l\"]", "\"lost\":[]"),
    ("\"ab\"", "\"ab\",\"more\":1"), ("}],", "},],"), ("edited", "other"),
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
    for line in [Self.line, Self.old] { #expect(LineMark(of: path).isIn(Array(line.utf8)[...]) == isIn) }
  }
}
