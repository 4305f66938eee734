import Diagnostics
import Testing

@testable import Reports

/// Outlines of reports as text: `#` if it has its own heading, `lead: …`, then the slides.
@Suite struct OutlineTests {
  @Test(
    arguments: [
      ("## Ä 🚀\n\n* a\n\n## B\n\n* b\n", ["## Ä 🚀\n\n* a", "## B\n\n* b"]),
      ("Ä 🚀, kurz\ngesagt.\n\n## A\n\n* a\n", ["lead: Ä 🚀, kurz\ngesagt.", "## A\n\n* a"]),
      ("Ä 🚀\n", ["lead: Ä 🚀"]),
      ("Ä 🚀\n* a\n", ["lead: Ä 🚀", "* a"]),
      ("Ä 🚀\n## A\n", ["lead: Ä 🚀", "## A"]),
      ("  Ä 🚀\n\nb\n\n## A\n", ["lead: Ä 🚀", "b", "## A"]),
      ("* Ä 🚀\n\n## A\n", ["* Ä 🚀", "## A"]),
      ("    Ä = 🚀\n\n## A\n", ["    Ä = 🚀", "## A"]),
      ("# Ä 🚀\n\nlead\n\n## A\n\n* a\n", ["#", "# Ä 🚀\n\nlead", "## A\n\n* a"]),
      ("Ä 🚀\n====\n\n## A\n", ["#", "Ä 🚀\n====", "## A"]),
      ("Ä 🚀\n\nB\nB\n---\n\nb\n", ["lead: Ä 🚀", "B\nB\n---\n\nb"]),
      ("### Ä 🚀\n\n## A\n", ["### Ä 🚀", "## A"]),
      ("## Ä 🚀\n\n# B\n\n## C\n", ["## Ä 🚀\n\n# B", "## C"]),
      ("   ## Ä 🚀\n   ## B\n", ["   ## Ä 🚀", "   ## B"]),
      (
        "Ä 🚀\n\n```md\n## no topic\n```\n\n~~~\n## neither\n~~~\n",
        ["lead: Ä 🚀", "```md\n## no topic\n```\n\n~~~\n## neither\n~~~"]
      ),
      ("* Ä 🚀\n\n  ## no topic\n\n> ## neither\n", ["* Ä 🚀\n\n  ## no topic\n\n> ## neither"]),
      ("<div>\n## no topic\n</div>\n\n##no topic\n", ["<div>\n## no topic\n</div>\n\n##no topic"]),
      ("![ä 🚀](a.png)\n\n## A\n", ["![ä 🚀](a.png)", "## A"]),
      ("[**![ä 🚀](a.png)**](b)\n\n## A\n", ["[**![ä 🚀](a.png)**](b)", "## A"]),
      ("Ä <img src=\"🚀.png\">\n\n## A\n", ["Ä <img src=\"🚀.png\">", "## A"]),
      ("Ä 🚀\nNote: leise\n\n## A\n", ["Ä 🚀\nNote: leise", "## A"]),
      ("Ä 🚀\n note: laut\n\n## A\n", ["lead: Ä 🚀\n note: laut", "## A"]),
      ("Ä 🚀\r* a\r## A\r## B\r", ["lead: Ä 🚀", "* a", "## A", "## B"]),
      ("Ä 🚀\r* a\r\n## A\r\n## B", ["lead: Ä 🚀", "* a", "## A", "## B"]),
    ] as [(String, [String])])
  func topics(_ text: String, _ parts: [String]) {
    #expect(Self.parts(of: text) == parts)
  }

  @Test(
    arguments: [
      ("<!-- Ä 🚀 -->\n\n## A\n", ["<!-- Ä 🚀 -->\n\n## A"]),
      ("<!-- Ä 🚀 -->\n\nlead\n\n## A\n", ["lead: <!-- Ä 🚀 -->\n\nlead", "## A"]),
      ("lead\n\n<!-- Ä 🚀 -->\n\n## A\n\n## B\n", ["lead: lead", "<!-- Ä 🚀 -->\n\n## A", "## B"]),
      ("lead\n\n<!-- Ä 🚀 -->\n", ["lead: lead\n\n<!-- Ä 🚀 -->"]),
      ("<!-- Ä 🚀 -->\n", ["<!-- Ä 🚀 -->"]),
      ("<!-- Ä 🚀 -->\n# A\n", ["#", "<!-- Ä 🚀 -->\n# A"]),
      ("<!-- Ä 🚀 --> text\n\n## A\n", ["<!-- Ä 🚀 --> text", "## A"]),
      ("<!-- Ä 🚀\n\n## A\n", ["<!-- Ä 🚀\n\n## A"]),
      ("[a]: ä🚀\n\nlead [a]\n\n## A\n", ["lead: [a]: ä🚀\n\nlead [a]", "## A"]),
      ("## A\n\n<!-- Ä 🚀 -->\n", ["## A\n\n<!-- Ä 🚀 -->"]),
    ] as [(String, [String])])
  func comments(_ text: String, _ parts: [String]) {
    #expect(Self.parts(of: text) == parts)
  }

  @Test(
    arguments: [
      ("Ä 🚀\n\n----\n\n## A\n\n## B\n", ["Ä 🚀\n\n----\n\n## A\n\n## B"]),
      ("# Ä 🚀\n\n---\n\nb\n", ["#", "# Ä 🚀\n\n---\n\nb"]),
      ("----\n\nÄ 🚀\n\n## A\n", ["lead: Ä 🚀", "## A"]),
      ("\n\n---\n\n---\n\n## Ä 🚀\n\n----\n", ["## Ä 🚀"]),
      ("## Ä 🚀\n\n---", ["## Ä 🚀"]),
      ("---\n\n## Ä 🚀\n\n---\n\n## B\n\n---\n", ["## Ä 🚀\n\n---\n\n## B"]),
      ("## Ä 🚀\n\n---\n## B\n", ["## Ä 🚀", "## B"]),
      ("lead\n\n---\n## Ä 🚀\n", ["lead: lead", "## Ä 🚀"]),
      ("## Ä 🚀\n\n-----\n## B\n", ["## Ä 🚀\n\n-----", "## B"]),
      ("---\n## Ä 🚀\n", ["## Ä 🚀"]),
      ("---\n\n----\n", []),
      ("---\n \n----\n\n## Ä 🚀\n \n---\n", ["---\n \n----", "## Ä 🚀\n \n---"]),
      ("lead\n \n---\n\n## Ä 🚀\n\n---\n\n \n----\n## B", ["lead\n \n---\n\n## Ä 🚀\n\n---\n\n \n----\n## B"]),
      ("lead\n \n---\n\n* Ä 🚀\n", ["lead: lead", "* Ä 🚀"]),
      ("---\r\n\r\n----\r\n\r\n## Ä 🚀\r\n\r\n---\r\n", ["## Ä 🚀"]),
      ("\n---\n\u{2028}## Ä 🚀\u{2028}\n---", ["lead: \u{2028}## Ä 🚀\u{2028}"]),
      ("## Ä 🚀\r\n\r\n---\r\n\r\nb\r\n", ["## Ä 🚀\r\n\r\n---\r\n\r\nb"]),
      ("```\nÄ 🚀\n\n---\n\nb\n```\n", ["```\nÄ 🚀\n\n---\n\nb\n```"]),
    ] as [(String, [String])])
  func separators(_ text: String, _ parts: [String]) {
    #expect(Self.parts(of: text) == parts)
  }

  @Test(arguments: ["---\n\n", " \n---\n\n", "\n", "-", "---\r\n\r\n", "## a\n\n---\n", "<!-- a -->\n\n"])
  func oneThingOverAndOver(_ piece: String) {
    let text = String(repeating: piece, count: 20_000)
    let outline = Self.outline(of: text)
    #expect(outline.slides.allSatisfy { $0.upperBound <= text.utf8.count })
  }

  /// Only blank lines and outer separators are omitted, and no text is repeated.
  @Test(arguments: 0..<40) func everyLineComesOnce(seed: Int) {
    var source = MadeUpText(seed: UInt64(seed))
    for _ in 0..<40 {
      let text = source.report()
      let outline = Self.outline(of: text)
      let bytes = Array(text.utf8)
      var end = 0
      var lost: [UInt8] = []
      for part in (outline.lead.map { [$0] } ?? []) + outline.slides {
        #expect(part.lowerBound >= end && !part.isEmpty, "\(text.debugDescription)")
        lost += bytes[end..<max(end, part.lowerBound)]
        end = part.upperBound
      }
      lost += bytes[end...]
      #expect(
        lost.allSatisfy { " \t\r\n-".utf8.contains($0) },
        "\(text.debugDescription) loses \(String(decoding: lost, as: UTF8.self))")
    }
  }

  private static func outline(of text: String) -> ReportOutline {
    Report(file(text, "ops.md"), team: ReportHeadTests.team, date: ReportHeadTests.date).outline
  }

  private static func parts(of text: String) -> [String] {
    let outline = outline(of: text)
    let bytes = Array(text.utf8)
    func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return (outline.hasOwnHeading ? ["#"] : []) + (outline.lead.map { ["lead: \(slice($0))"] } ?? [])
      + outline.slides.map(slice)
  }
}
