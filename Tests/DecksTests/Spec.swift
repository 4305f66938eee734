import Foundation
import Testing

/// A Markdown file of examples: prose, a deck in a fence, and the expected result in the next fence.
///
/// In a deck `␍` is a carriage return, `␠` a space, `‹2028›` that character, `‹xFF›` that byte, and `‹end›` ends the text
/// without a line end. `RECORD=1` writes the actual results into the file; review the difference before committing.
struct Spec {
  struct Example: CustomTestStringConvertible {
    let title: String
    let deck: [UInt8]
    let facts: String
    var testDescription: String { title }
  }

  let examples: [Example]
  private let url: URL
  private let lines: [Substring]

  init(_ name: String) throws {
    url = Self.folder.appendingPathComponent("\(name).md")
    lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    var examples: [Example] = []
    var title = ""
    var deck: [UInt8]?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.hasPrefix("## ") { title = String(line.dropFirst(3)) }
      guard line == Self.deckFence || line == Self.factsFence else { continue }
      let end = try #require(lines[index...].firstIndex(of: Self.fence), "\(name): a fence is not closed")
      let text = lines[index..<end].map { $0 + "\n" }.joined()
      index = end + 1
      if line == Self.deckFence {
        deck = Self.bytes(text)
      } else {
        examples.append(Example(title: title, deck: try #require(deck), facts: text))
        deck = nil
      }
    }
    try #require(deck == nil && !examples.isEmpty, "\(name): every deck needs its facts")
    self.examples = examples
  }

  /// Names of the spec files, in alphabetical order.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).map { String($0.dropLast(3)) }.sorted()
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Specs")

  /// Compares the expected result of every example with that of `read`.
  func check(_ read: (Example) -> String) throws {
    var facts = examples.map(read)
    guard ProcessInfo.processInfo.environment["RECORD"] != nil else {
      for (example, found) in zip(examples, facts) { #expect(found == example.facts, "\(example.title)") }
      return
    }
    var recorded: [Substring] = []
    var isOld = false
    for line in lines {
      if isOld, line == Self.fence { isOld = false }
      if !isOld { recorded.append(line) }
      if line == Self.factsFence {
        isOld = true
        recorded.append(facts.removeFirst().dropLast())
      }
    }
    try recorded.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
  }

  private static let fence: Substring = "``````"
  private static let deckFence: Substring = "``````deck"
  private static let factsFence: Substring = "``````facts"

  /// Returns the text with its escapes replaced.
  static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "␍": bytes.append(0x0D)
      case "␠": bytes.append(0x20)
      case "‹":
        let code = String(String.UnicodeScalarView(rest.prefix { $0 != "›" }))
        rest = rest.dropFirst(code.unicodeScalars.count + 1)
        if code == "end" { return bytes }
        if code.hasPrefix("x"), let byte = UInt8(code.dropFirst(), radix: 16) {
          bytes.append(byte)
        } else if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) {
          bytes += Array(String(scalar).utf8)
        }
      default: bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }
}
