import Diagnostics
import Testing

@Suite struct TextReportTests {
  @Test func saysWhatWhereWhyAndWhatToDo() {
    let file = SourceFile(
      name: "reports/2024-09-26/iaas.md", bytes: Array((String(repeating: "ä 😀\n", count: 59) + "----\n").utf8))
    let start = 59 * 8
    let finding = Diagnostic(
      rule: "separator-without-blank-line", severity: .warning, message: "separator needs an empty line above it",
      file: file, range: start..<start + 4, label: "HedgeDoc shows a rule here and keeps the slide going",
      notes: [Note("the slide begins here", file: file, range: 0..<2), Note("HedgeDoc 1.x")],
      fixes: [
        Fix(title: "add an empty line above", safety: .safe, edits: []),
        Fix(title: "take the line out", safety: .suggested, edits: []),
      ])
    #expect(
      text(TextReport(color: false).render([finding])) == """
        warning: separator needs an empty line above it [separator-without-blank-line]
          --> reports/2024-09-26/iaas.md:60:1
        60 | ----
           | ^^^^ HedgeDoc shows a rule here and keeps the slide going
        note: the slide begins here
          --> reports/2024-09-26/iaas.md:1:1
        1 | ä 😀
          | ^
        note: HedgeDoc 1.x
        fix: add an empty line above (--fix)
        fix (suggested): take the line out (--unsafe-fixes)

        """)
  }

  @Test func anEmptyLineStandsBetweenFindings() {
    #expect(
      text(TextReport(color: false).render([finding("«ä»", name: "a.md"), finding("😀 «»", name: "b.md")])) == """
        warning: template text is left [placeholder-left]
          --> a.md:1:1
        1 | ä
          | ^

        warning: template text is left [placeholder-left]
          --> b.md:1:3
        1 | 😀 
          |    ^

        """)
    #expect(TextReport(color: false).render([]) == [])
  }

  @Test func colour() {
    #expect(
      text(TextReport(color: true).render([finding("ä «x»", name: "a.md", severity: .error, label: "here")])) == """
        \u{1B}[1;31merror\u{1B}[0m\u{1B}[1m: template text is left\u{1B}[0m [placeholder-left]
        \u{1B}[34m  --> \u{1B}[0ma.md:1:3
        \u{1B}[34m1 |\u{1B}[0m ä x
        \u{1B}[34m  |\u{1B}[0m   \u{1B}[1;31m^ here\u{1B}[0m

        """)
  }

  /// The source line and its carets.
  @Test(arguments: [
    ("«»\nä", "|", "| ^"),
    ("ä 😀 «@todo» x", "| ä 😀 @todo x", "|      ^^^^^"),
    ("中文 «日本»", "| 中文 日本", "|      ^^^^"),
    ("a\t«b»\tc", "| a   b   c", "|     ^"),
    ("a«\t»b", "| a   b", "|  ^^^"),
    ("ä«\n»b", "| ä", "|  ^"),
    ("ä«b\r\nc»d", "| äb", "|  ^"),
    ("ä😀\r\n", "| ä😀", "| ^"),
    ("e\u{301} «x»", "| e\u{301} x", "|   ^"),
    ("👩‍💻 👍🏽 ❤️ 🇩🇪 «x»", "| 👩‍💻 👍🏽 ❤️ 🇩🇪 x", "|             ^"),
    ("\u{1B}[31m«x»\0", "| \\x1b[31mx\\x00", "|         ^"),
    ("a\u{202E}b\u{2066} «x»", "| a\\u{202e}b\\u{2066} x", "|                    ^"),
    ("\u{9B}\u{200B}«\u{7F}»", "| \\u{9b}\\u{200b}\\x7f", "|               ^^^^"),
    ("\u{FEFF}ä «x»", "| ä x", "|   ^"),
  ])
  func excerpt(_ marked: String, _ source: String, _ carets: String) {
    let lines = text(TextReport(color: false).render([finding(marked)])).utf8.split(separator: 0x0A).map { String($0)! }
    #expect(lines[2] == "1 " + source)
    #expect(lines[3] == "  " + carets)
  }

  @Test func bytesThatAreNotUTF8AreShownAsSuch() {
    let file = SourceFile(name: "a.md", bytes: Array("ä 😀".utf8) + [0xFF, 0xC3, 0x78])
    let finding = Diagnostic(rule: "r", severity: .error, message: "m", file: file, range: 8..<9)
    #expect(text(TextReport(color: false).render([finding])).hasSuffix("1 | ä 😀\\xff\\xc3x\n  |         ^^^^\n"))
  }

  @Test func aLongLineIsCutAroundThePlace() {
    let finding = finding(String(repeating: "ä", count: 300) + "«😀»" + String(repeating: "中", count: 300))
    #expect(
      text(TextReport(color: false).render([finding])) == """
        warning: template text is left [placeholder-left]
          --> reports/2024-09-26/iaas.md:1:301
        1 | …\(String(repeating: "ä", count: 30))😀\(String(repeating: "中", count: 64))…
          | \(String(repeating: " ", count: 31))^^

        """)
  }

  @Test func aLongRangeInALongLineIsMarkedAsFarAsItIsShown() {
    let finding = finding("«" + String(repeating: "x", count: 1000) + "»")
    let lines = text(TextReport(color: false).render([finding])).split(separator: "\n")
    #expect(lines[2] == "1 | " + String(repeating: "x", count: 160) + "…")
    #expect(lines[3] == "  | " + String(repeating: "^", count: 160))
  }

  @Test func aLineThatFitsIsNotCut() {
    let lines = text(
      TextReport(color: false).render([finding(String(repeating: "ä", count: 158) + "«x»😀")])
    ).split(separator: "\n")
    #expect(lines[2] == "1 | " + String(repeating: "ä", count: 158) + "x😀")
    #expect(lines[3] == "  | " + String(repeating: " ", count: 158) + "^")
  }

  @Test func aLineOfMarksWithoutWidthIsCut() {
    let lines = text(
      TextReport(color: false).render([finding("a" + String(repeating: "\u{301}", count: 100_000) + "«x»")])
    ).split(separator: "\n")
    #expect(lines[2] == "1 | …" + String(repeating: "\u{301}", count: 30) + "x")
    #expect(lines[3] == "  |  ^")
  }

  @Test func placesOutsideTheFileAreItsEnd() {
    let file = SourceFile(name: "a.md", bytes: Array("ä".utf8))
    let finding = Diagnostic(rule: "r", severity: .note, message: "m", file: file, range: 70..<99)
    #expect(text(TextReport(color: false).render([finding])) == "note: m [r]\n  --> a.md:1:2\n1 | ä\n  |  ^\n")
  }

  @Test func namesAndMessagesAreNotObeyedByATerminal() {
    let file = SourceFile(name: "\u{1B}]0;ä.md", bytes: [])
    let finding = Diagnostic(
      rule: "r\n", severity: .error, message: "😀\u{202E}\r\nx", file: file, range: 0..<0, label: "\u{7}",
      notes: [Note("\u{85}")], fixes: [Fix(title: "\t", safety: .safe, edits: [])])
    #expect(
      text(TextReport(color: false).render([finding])) == #"""
        error: 😀\u{202e}\x0d\x0ax [r\x0a]
          --> \x1b]0;ä.md: \x07
        note: \u{85}
        fix: \x09 (--fix)

        """#)
  }
}
