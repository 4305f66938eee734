import Foundation
import Testing

@testable import Docusaurus

/// Arbitrary texts never produce MDX syntax on a page.
@Suite struct MadeDeckTests {
  /// If `MDX_PAGES` is a folder, the pages are written there, for `Tests/Judges/mdx_judge.py`.
  @Test func nothingOnAPageIsSyntax() throws {
    let folder = ProcessInfo.processInfo.environment["MDX_PAGES"].map { URL(fileURLWithPath: $0) }
    var seen = 0
    for seed in 1...600 {
      var deck = MadeDeck(seed: UInt64(seed))
      let bytes = deck.next()
      let made = try MadePage(bytes)
      let found = PageSyntax.found(in: made.body)
      #expect(found == [], "\(seed): \(String(decoding: bytes, as: UTF8.self))\n\(made.body)")
      seen += made.body.isEmpty ? 0 : 1
      if let folder {
        try Data(made.page.bytes).write(to: folder.appendingPathComponent("\(seed).md"))
      }
    }
    #expect(seen > 400)
  }

  @Test func whatIsSyntaxIsFound() {
    let wrong = [
      "a <b>", "{a}", "\\\\{", "`` ` ``{", "```\n{\n```\n{", "<!-- x -->", "import a", "export a", ":::", "a:b",
    ]
    for text in wrong { #expect(!PageSyntax.found(in: text).isEmpty, "\(text)") }
    for text in ["\\{ \\< `{`\n", "> ```\n> {<\n> ```", ":::note[A]\n\n:::", "a: b 15:05 https://a\\:b", "imports"] {
      #expect(PageSyntax.found(in: text).isEmpty, "\(text)")
    }
  }
}

/// Finds syntax that MDX would run or refuse, independently of the writer: by lines, fences and code spans.
enum PageSyntax {
  static func found(in page: String) -> [String] {
    var found: [String] = []
    var fence: String?
    var boxes: [Int] = []
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = String(line.drop { " >".contains($0) })
      let bare = withoutMarkers(text)
      if let open = fence {
        if text == open { fence = nil }
        continue
      }
      let ticks = bare.prefix { $0 == "`" }
      if ticks.count > 2, !bare.dropFirst(ticks.count).contains("`") {
        fence = String(ticks)
        continue
      }
      let colons = bare.prefix { $0 == ":" }.count
      if colons > 2 {
        let name = bare.dropFirst(colons).prefix { $0.isLetter }
        if name.isEmpty { if boxes.popLast() != colons { found.append(String(line)) } } else { boxes.append(colons) }
        if !name.isEmpty, !["note", "tip", "info", "warning", "danger"].contains(name) { found.append(String(line)) }
      }
      if line.hasPrefix("import ") || line.hasPrefix("export ") { found.append(String(line)) }
      if hasSyntax(Array((colons > 2 ? bare.dropFirst(colons) : bare[...]).unicodeScalars)) {
        found.append(String(line))
      }
    }
    return found + boxes.map { _ in "a box is not closed" }
  }

  private static func withoutMarkers(_ line: String) -> String {
    var rest = line[...]
    while let range = rest.range(of: "^([-*>]|[0-9]{1,9}[.)]|\\[\\^[0-9]+\\]:) +", options: .regularExpression) {
      rest = rest[range.upperBound...]
    }
    return String(rest)
  }

  /// Checks a line: without code spans and escaped characters, no MDX syntax may remain.
  private static func hasSyntax(_ line: [Unicode.Scalar]) -> Bool {
    var index = 0
    while index < line.count {
      switch line[index] {
      case "\\": index += 1
      case "`":
        let count = line[index...].prefix { $0 == "`" }.count
        var close = index + count
        while close < line.count {
          let row = line[close...].prefix { $0 == "`" }.count
          if row == count { break }
          close += max(1, row)
        }
        guard close < line.count else { return true }
        index = close + count - 1
      case "]" where index + 1 < line.count && line[index + 1] == "(":
        // A link destination, which is not parsed as text.
        guard let end = line[index...].firstIndex(of: ")") else { return true }
        if line[index...end].contains(where: { "<{}".unicodeScalars.contains($0) }) { return true }
        index = end
      case "<", "{", "}": return true
      case ":" where index + 1 < line.count && line[index + 1].properties.isAlphabetic: return true
      default: break
      }
      index += 1
    }
    return false
  }
}
