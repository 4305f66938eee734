import Testing

@testable import Docusaurus

/// Lost content is reported once for each kind, with its lines.
@Suite struct LossTests {
  @Test func manyPlacesAreOneFinding() throws {
    let line = "<font color=\"red\">Ü 🎉</font>\n"
    let made = try MadePage(String(repeating: line, count: 14))
    #expect(
      made.findings == """
        ! note 1: colour, size and typeface of text are not kept in Markdown \
        (also in line 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more) [not-in-markdown]

        """)
  }

  @Test func nothingIsLostOfPlainMinutes() throws {
    let made = try MadePage("# Ü 🎉\n\n* a\n* **b** `c`\n\n| a | b |\n|---|---|\n| 1 | <word> |\n")
    #expect(made.findings == "")
    #expect(made.body == "- a\n- **b** `c`\n\n| a | b |\n| --- | --- |\n| 1 | \\<word> |\n")
  }

  @Test func whatIsNestedTooDeepIsText() throws {
    let made = try MadePage(String(repeating: "> ", count: 30) + "Tiefe 🎉")
    #expect(made.body == String(repeating: "> ", count: 16) + "Tiefe 🎉\n")
    #expect(made.page.findings.map(\.rule) == ["not-in-markdown"])
  }
}
