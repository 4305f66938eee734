import Decks
import Diagnostics
import Meetings
import Testing

@testable import Memory

/// A text of a team, or of several meetings, made up for tests.
enum Made {
  static func text(_ markdown: String, _ day: String = "2030-05-02", team: String = "kitchen") -> RememberedText {
    let path = "\(team)/\(day).md"
    return RememberedText(
      SourceFile(name: path, bytes: Array(markdown.utf8)), path: path, date: Day(day), team: team, series: nil,
      folder: team, Community())
  }

  static func items(_ markdown: String, _ kind: MemoryItem.Kind = .action) -> [MemoryItem] {
    ArchiveMemory([text(markdown)], kinds: [kind]).items
  }

  static func over(_ meetings: [(String, String)]) -> [MemoryItem] {
    ArchiveMemory(meetings.map { text($0.1, $0.0) }, kinds: [.action, .decision]).items
  }
}

/// Which lines are action items, how sure that is, and who has to do them.
@Suite struct FormTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let markdown: String
    let confidence: Confidence
    let owners: [String]
    var text: String?
    var testDescription: String { markdown }

    init(_ markdown: String, _ confidence: Confidence, _ owners: [String], _ text: String? = nil) {
      (self.markdown, self.confidence, self.owners, self.text) = (markdown, confidence, owners, text)
    }
  }

  static let examples: [Example] = [
    .init("- AI @mira: order flour", .marked, ["@mira"], "order flour"),
    .init("- _AI @mira: order flour_", .marked, ["@mira"], "order flour"),
    .init("- _AI @mira_: order flour", .marked, ["@mira"], "order flour"),
    .init("- _AI @mira & @jo-b: order flour_", .marked, ["@mira", "@jo-b"], "order flour"),
    .init("- **AI for @mira, @jo-b and @tom**: order flour", .marked, ["@mira", "@jo-b", "@tom"], "order flour"),
    .init("- Flour is low (AI @mira)", .marked, ["@mira"], "Flour is low"),
    .init("- Oven is cold -> AI @mira: call the plumber", .marked, ["@mira"], "call the plumber"),
    .init("- AI: order flour - @mira will do this", .marked, ["@mira"]),
    .init("- AI Jonas: order flour", .marked, ["Jonas"], "order flour"),
    .init("- TODO: order flour", .marked, [], "order flour"),
    .init("- TODO @mira: order flour", .marked, ["@mira"], "order flour"),
    .init("- ToDo (@mira): order flour", .marked, ["@mira"], "order flour"),
    .init("- To Do 3: order flour", .marked, [], "order flour"),
    .init("- Action item: order flour", .marked, [], "order flour"),
    .init("- Aufgabe: Mehl bestellen", .marked, [], "Mehl bestellen"),
    .init("- [ ] @mira: order flour", .marked, ["@mira"], "order flour"),
    .init("### AIs\n\n- order flour", .marked, [], "order flour"),
    .init("- priorities and actions:\n  - @mira: order flour", .marked, ["@mira"], "order flour"),
    .init("- @mira will order flour", .stated, ["@mira"]),
    .init("- @mira and @jo-b will order flour", .stated, ["@mira", "@jo-b"]),
    .init("- @mira to order flour", .stated, ["@mira"]),
    .init("- @mira wird Mehl bestellen", .stated, ["@mira"]),
    .init("- flour will be ordered by @mira", .stated, ["@mira"]),
    .init("- order flour (@mira)", .likely, ["@mira"], "order flour"),
    .init("- order flour -> @mira", .likely, ["@mira"], "order flour"),
    .init("- Jonas will order flour", .likely, ["Jonas"]),
    .init("- @mira: order flour", .likely, ["@mira"], "order flour"),
    .init("- flour: @mira", .likely, ["@mira"]),
    .init("- @mira takes the oven", .likely, ["@mira"]),
    .init("- Next step: order flour", .likely, [], "order flour"),
    .init("### Next steps\n\n- order flour", .likely, [], "order flour"),
  ]

  @Test(arguments: examples) func isFound(_ example: Example) throws {
    let items = Made.items(example.markdown)
    #expect(items.count == 1)
    let item = try #require(items.first)
    #expect(item.confidence == example.confidence)
    #expect(item.owners == example.owners)
    if let text = example.text { #expect(item.text == text) }
  }

  @Test(arguments: [
    "- the oven needs to be cleaned by tomorrow", "- needs to talk to suppliers", "- please review the menu, @mira",
    "- Attendees: @mira, @jo-b", "### Participants\n\n- Mira (@mira)\n- Jo (@jo-b)",
    "- @mira will be on vacation in June",
    "- @mira ist im Urlaub", "- Report by [@todo](https://github.com/todo)", "```\nAI @mira: order flour\n```",
    "> AI @mira: order flour", "- [ ] order flour", "- AI is used for recipes", "- a talk on AI and baking",
    "- no AIs this week",
    "- main use: ovens for AI", "### AI\n\n- Recipes by machines", "### Flour (@mira)", "- `AI @mira: order flour`",
    "- Responsible for the minutes: @mira", "- Report in the community call will be done by: @mira",
    "- AI @mira: order flour <!-- minutes: no action -->", "- @mira helped @jo-b to bake",
    "- @mira: ovens are too hot in summer",
  ]) func isNone(_ markdown: String) {
    #expect(Made.items(markdown).map(\.text) == [])
  }

  @Test func linesCountFromTheTopOfTheFile() {
    let items = Made.items("---\ntitle: Ä\n---\n\n# Bäcker\n\n* one\n  AI @mira: order flour\n")
    #expect(items.map { $0.places[0].line } == [8])
  }

  @Test func aDayIsRead() {
    #expect(Made.items("- [ ] @mira: order flour (due 2030-06-01)").first?.due?.day == Day("2030-06-01"))
    #expect(Made.items("- [ ] @mira: Mehl bestellen (bis 1.6.2030)").first?.due?.day == Day("2030-06-01"))
    let unread = Made.items("- [ ] @mira: order flour (due next week)").first?.due
    #expect(unread?.day == nil && unread?.text == "next week")
  }
}
