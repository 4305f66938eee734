import Diagnostics
import Testing

@testable import Reports

@Suite struct KeptOutlineTests {
  /// Each outline that is made runs the Markdown parser once.
  @Test func isMadeOnce() {
    let kept = KeptOutline()
    var runs = 0
    let outlines = (0..<3).map { _ in
      kept.value {
        runs += 1
        return ReportOutline(bytes: Array("# ä\n".utf8), body: 0..<5)
      }
    }
    #expect(runs == 1)
    #expect(outlines.allSatisfy { $0.hasOwnHeading })
  }

  @Test func reportsHaveTheirOwn() {
    func report(_ text: String) -> Report {
      Report(
        SourceFile(name: "ops.md", bytes: Array(text.utf8)), team: ReportHeadTests.team, date: ReportHeadTests.date)
    }
    let (titled, plain) = (report("# 😀\n\n## a\n"), report("a\n"))
    let copy = titled
    #expect(titled.outline.hasOwnHeading && !plain.outline.hasOwnHeading && copy.outline == titled.outline)
  }
}
