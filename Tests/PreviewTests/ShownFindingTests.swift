import Diagnostics
import Preview
import Testing

@Suite struct ShownFindingTests {
  private func shown(_ text: String, _ range: Range<Int>) throws -> String {
    let file = SourceFile(name: "reports/iaas.md", bytes: Array(text.utf8))
    let finding = ShownFinding(
      Diagnostic(
        rule: "link-empty", severity: .warning, message: "link needs an address", file: file, range: range,
        fixes: [Fix(title: "take it out", safety: .safe, edits: [])]), slide: 3)
    #expect(finding.slide == 3)
    return String(describing: finding)
  }

  @Test func placesHaveLineAndColumn() throws {
    #expect(try shown("one\ntwo [](x) three\n", 8..<10).contains("reports/iaas.md:2:5"))
  }

  @Test func theLineIsSplitAtTheRange() throws {
    #expect(try shown("one\ntwo [](x) three\n", 8..<13).contains("[\"two \", \"[](x)\", \" three\"]"))
  }

  /// The finding follows an umlaut and an emoji.
  @Test func columnsCountCharacters() throws {
    let text = "ä 😀 here"
    let finding = try shown(text, 8..<12)
    #expect(finding.contains("reports/iaas.md:1:5"))
    #expect(finding.contains("[\"ä 😀 \", \"here\", \"\"]"))
  }

  @Test func aLongLineKeepsWholeCharacters() throws {
    let finding = try shown(String(repeating: "ä", count: 300) + "!" + String(repeating: "😀", count: 300), 600..<601)
    #expect(!finding.contains("\u{FFFD}"))
  }

  @Test func rangesOutsideAreAtTheEnd() throws {
    #expect(try shown("one", 90..<99).contains("reports/iaas.md:1:4"))
  }

  @Test func anEmptyFileHasNoLine() {
    let file = SourceFile(name: "reports/iaas.md", bytes: [])
    let finding = ShownFinding(
      Diagnostic(rule: "report-unreadable", severity: .error, message: "it is gone", file: file, range: 0..<0),
      slide: nil)
    #expect(String(describing: finding).contains("place: \"reports/iaas.md\""))
  }
}
