import Meetings
import Testing

@testable import Memory

/// Decisions, questions and histories.
@Suite struct DecisionTests {
  @Test(arguments: [
    "- Decision: bread is baked at night", "- Beschluss: nachts wird gebacken", "- We decided to bake at night",
    "- it was decided that we bake at night", "- we agreed to bake at night", "- no objections to bake at night",
    "- decision to bake at night", "### Decisions\n\n- bread is baked at night",
    "- consensus that bread is baked at night",
  ]) func isDecided(_ markdown: String) {
    #expect(Made.items(markdown, .decision).count == 1)
  }

  @Test(arguments: [
    "- Decision regarding the oven: see mail", "- Decision of the board has been made",
    "- upcoming decision to buy an oven",
    "- Decided that we want to decide soon which oven we buy",
    "## Any important decisions that are going to be taken?\n\n* Not this week",
    "- nothing was decided yet, as not decided by the board", "```\nDecision: none\n```",
  ]) func isNotDecided(_ markdown: String) {
    #expect(Made.items(markdown, .decision).map(\.text) == [])
  }

  @Test func aLaterDecisionTakesThePlace() {
    let items = Made.over([
      ("2030-05-02", "- Decision: bread is baked at night"),
      ("2030-06-06", "- Decision: bread is baked at noon (supersedes 2030-05-02)"),
    ])
    #expect(items.map { $0.supersededBy != nil } == [true, false])
    #expect(items[0].supersededBy == items[1].id)
  }

  @Test(arguments: [
    "- Q: who bakes?", "- Question: who bakes?", "- Q @mira: who bakes?", "- Frage: wer backt?",
    "### Open questions\n\n- who bakes?",
    "- price of flour tbd", "- the oven is still an open question", "- price to be discussed",
  ]) func isAsked(_ markdown: String) {
    #expect(Made.items(markdown, .question).count == 1)
  }

  @Test func anAnswerClosesAQuestion() {
    #expect(Made.items("- Q: who bakes?\n  - A: Mira", .question).map(\.state) == [.done])
    #expect(Made.items("- Q: who bakes?\n  - somebody", .question).map(\.state) == [.open])
  }

  @Test func aHistoryFindsAnIssueHoweverItIsWritten() {
    let text = Made.text(
      """
      ## Ovens

      - see ovens#12
      - [the plan](https://github.com/bakers/ovens/pull/12)
      - [other](https://github.com/bakers/flour/issues/12)
      - #120 is another
      - AI @mira: close #12
      """)
    func lines(_ term: String) -> [Int] { History(of: term, in: [text]).mentions.map(\.line) }
    #expect(lines("bakers/ovens#12") == [3, 4])
    #expect(lines("#12") == [3, 4, 5, 7])
    #expect(lines("https://github.com/bakers/ovens/issues/12") == [3, 4])
    #expect(lines("close") == [7])
    #expect(History(of: "close", in: [text]).mentions.map(\.kind) == ["action"])
    #expect(History(of: "close", in: [text]).mentions.map(\.heading) == ["Ovens"])
  }
}
