import Checks
import Testing

@Suite struct SpecTests {
  static let examples = SpecFile.all.flatMap(\.examples)

  @Test func everyRuleHasASpecAndEverySpecARule() {
    #expect(SpecFile.all.map(\.rule) == Rules.all.map(\.id).sorted())
  }

  @Test(arguments: SpecFile.all.map(\.rule)) func showsTheFaultTheRightAndHardPlaces(_ rule: String) throws {
    let examples = try #require(SpecFile.all.first { $0.rule == rule }).examples
    #expect(examples.contains { !$0.expected.isEmpty })
    #expect(examples.contains { $0.expected.isEmpty })
    #expect(examples.contains { $0.title.contains("umlaut") && !$0.expected.isEmpty })
  }

  @Test(arguments: examples) func findsWhatIsMarked(_ example: SpecExample) {
    #expect(example.isComplete)
    #expect(example.found() == example.wanted)
  }

  @Test(arguments: examples.filter { $0.fixed != nil }) func isRightAfterTheFix(_ example: SpecExample) {
    let (text, safety, left) = example.afterFixes()
    #expect(text == example.fixed)
    #expect(safety == [example.safety ?? ""])
    #expect(left == [])
  }
}
