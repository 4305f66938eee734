import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func severitiesAreOrdered() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
    #expect([Severity.warning, .error, .note].max() == .error)
  }

  @Test func positionsAreOrdered() {
    #expect(Position(line: 2, column: 1) > Position(line: 1, column: 9))
    #expect(Position(line: 2, column: 1) < Position(line: 2, column: 2))
  }

  @Test func findingsAreSortedByFileThenStartThenRule() {
    func at(_ name: String, _ start: Int, _ rule: String, _ message: String = "m") -> Diagnostic {
      Diagnostic(
        rule: rule, severity: .note, message: message, file: SourceFile(name: name, bytes: Array("ä😀ä😀".utf8)),
        range: start..<12)
    }
    let sorted = Diagnostic.sorted([
      at("ä.md", 0, "a"), at("b.md", 4, "b"), at("b.md", 4, "a", "n"), at("b.md", 4, "a"), at("b.md", 0, "z"),
      at("Z.md", 9, "a"), at("a\u{308}.md", 0, "a"),
    ])
    #expect(
      sorted.map { "\($0.file.name) \($0.range.lowerBound) \($0.rule) \($0.message)" } == [
        "Z.md 9 a m", "a\u{308}.md 0 a m", "b.md 0 z m", "b.md 4 a m", "b.md 4 a n", "b.md 4 b m", "ä.md 0 a m",
      ])
  }
}
