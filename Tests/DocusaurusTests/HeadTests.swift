import Testing
import YAML

@testable import Docusaurus

/// The front matter of a page, and the files that order the sidebar.
@Suite struct HeadTests {
  @Test func aCall() throws {
    let text = """
      ---
      type: slide
      title: "Call: \\"Übung\\" {🎉}"
      tags: presentation, minutes
      slideOptions: { transition: slide }
      ---
      # Cover

      ---

      # Team Fig

      ---

      # Team Ö
      """
    let made = try MadePage(text, tags: ["Team Fig"], source: "https://example.org/blob/main")
    #expect(
      made.head == """
        title: "Call: \\"Übung\\" {🎉}, 2026-01-08"
        sidebar_label: "2026-01-08"
        date: 2026-01-08
        sidebar_position: -20260108
        tags: ["Team Fig", "presentation", "minutes", "2026"]
        description: "Team Fig, Team Ö"
        custom_edit_url: "https://example.org/blob/main/call/20260108.md"

        """)
    let bytes = Array(made.head.utf8)
    let root = try YAML.read(bytes, in: 0..<bytes.count).get()
    #expect(root?["title"]?.string == "Call: \"Übung\" {🎉}, 2026-01-08")
    #expect(root?["tags"]?.items?.compactMap(\.string) == ["Team Fig", "presentation", "minutes", "2026"])
    #expect(root?["sidebar_position"]?.int == -20_260_108)
    #expect(made.findings == "")
  }

  @Test(arguments: [
    ("# Übung 🎉\n\nText\n", "Übung 🎉, 2026-01-08", "Text\n"),
    ("# 2026-01-08\n\nText\n", "Call 2026-01-08", "Text\n"),
    ("## 8.1.2026\n\n### Text\n", "Call 8.1.2026", "## Text\n"),
    ("## One\n\n## Two\n", "Call 2026-01-08", "## One\n\n## Two\n"),
    ("# [linked](https://example.org/)\n\nText\n", "linked, 2026-01-08", "## [linked](https://example.org/)\n\nText\n"),
    ("Text\n", "Call 2026-01-08", "Text\n"), ("", "Call 2026-01-08", ""),
  ])
  func titles(_ text: String, _ title: String, _ body: String) throws {
    let made = try MadePage(text)
    let bytes = Array(made.head.utf8)
    #expect(try YAML.read(bytes, in: 0..<bytes.count).get()?["title"]?.string == title)
    #expect(made.body == body)
  }

  @Test func undatedDocumentsKeepTheLinesOfGitHub() throws {
    let made = try MadePage("# Über uns\n\nOne\ntwo  \nthree\n", path: "about/us.md")
    #expect(made.head == "title: \"Über uns\"\n")
    #expect(made.body == "One\ntwo\\\nthree\n")
  }

  @Test func whateverIsQuotedIsReadBack() throws {
    for text in ["a", "\"", "\\", "ä 🎉 # : {", "\u{1}\n\t\u{7F}\u{85}\u{2028}\u{FEFF}", "- [x]: 'y'"] {
      let bytes = Array("key: \(QuotedText.quoted(text))".utf8)
      #expect(try YAML.read(bytes, in: 0..<bytes.count).get()?["key"]?.string == text)
    }
  }

  @Test func categories() {
    let bytes = CategoryFile.bytes(label: "Team \"Ö\" 🎉", position: 3, hasPage: false)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
          "label": "Team \\"Ö\\" 🎉",
          "position": 3,
          "link": {"type": "generated-index"}
        }

        """)
    let own = String(decoding: CategoryFile.bytes(label: "Fig", position: 1, hasPage: true), as: UTF8.self)
    #expect(own == "{\n  \"label\": \"Fig\",\n  \"position\": 1\n}\n")
  }
}
