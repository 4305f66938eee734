import Checks
import Diagnostics
import Testing

/// What `explain` gives as wrong is found by that rule and no other, and what it gives as right by none.
@Suite struct ExplainedTests {
  @Test func everyRuleIsTried() {
    let tried = Set(ExplainedExample.all.map(\.rule))
    #expect(tried == Set(Rules.all.map(\.id)).subtracting(ExplainedExample.inWords))
  }

  @Test(arguments: ExplainedExample.all) func isWrong(_ example: ExplainedExample) throws {
    for text in try example.texts("Wrong: ", example.wrong) {
      let found = Set(example.findings(text).map(\.rule))
      #expect(found == [example.rule], "\(text)")
    }
  }

  @Test(arguments: ExplainedExample.all) func isRight(_ example: ExplainedExample) throws {
    for text in try example.texts("Right: ", example.right) {
      #expect(example.findings(text).map { "\($0.rule): \($0.message)" } == [], "\(text)")
    }
  }
}

/// A text around the examples of a rule. `%` stands for each piece in backquotes of the line, one after the other; `%1` and
/// so on for all of them in one text.
struct ExplainedExample: Sendable, CustomTestStringConvertible {
  let rule: String
  var info = "deck"
  let wrong: String
  let right: String

  var testDescription: String { rule }

  init(_ rule: String, _ info: String = "deck", _ wrong: String = "# A\n\n%", _ right: String? = nil) {
    (self.rule, self.info, self.wrong, self.right) = (rule, info, wrong, right ?? wrong)
  }

  func texts(_ lead: String, _ template: String) throws -> [String] {
    let explanation = try #require(Rules.named(rule)).explanation
    let line = try #require(explanation.split(separator: "\n").first { $0.hasPrefix(lead) })
    let pieces = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    if template.contains("%1") {
      var text = template
      for (index, piece) in pieces.enumerated() { text = text.replacing("%\(index + 1)", with: piece) }
      return [text]
    }
    guard template.contains("%") else { return [template] }
    #expect(!pieces.isEmpty)
    return pieces.map { template.replacing("%", with: $0) }
  }

  func findings(_ text: String) -> [Diagnostic] {
    SpecExample(rule: rule, title: rule, info: "markdown " + info, source: text, previous: Self.previous).run()
  }

  private static let previous =
    "# Team IaaS\n\n----\n\n## Disks\n\n* the new disks have arrived and were built into the racks\n"

  /// Rules whose examples are about files, or about more than anybody would print.
  static let inWords: Set<String> = [
    "picture-too-large", "text-not-utf8", "text-too-complex", "text-scrambled", "diagram-illegible", "team-unknown",
  ]

  private static let head = "---\ntype: slide\n---\n\n"

  static let all: [ExplainedExample] = [
    .init(
      "front-matter-not-first", "deck", "\n%1\n%2\n%3\n\n# A", "%1\ntitle: Community Call\n---\n\n# A"),
    .init("front-matter-invalid", "deck", "---\n%\n---\n\n# A"),
    .init("front-matter-unintended", "deck", "%1\n\n%2\n\n%3\n\n# B", "%1\n\n---\n\n# B"),
    .init("not-a-deck", "note", "---\n%1\n---\n\n# A", "---\n%1\nslideOptions: { theme: white }\n---\n\n# A"),
    .init("separator-without-blank-line", "deck", "# A\n\n%1\n%2\n\n# B", "# A\n\n* the last point\n\n----\n\n# B"),
    .init("separator-at-end", "deck no-newline", "# A\n\n* one\n\n%1", "# A\n\n* one"),
    .init(
      "separator-in-code", "deck", "# A\n\n```\na: 1\n\n%1\n\nb: 2\n```", "# A\n\n```\na: 1\n%1\nb: 2\n```"),
    .init("action-without-owner", "report", "---\nreporter: ada\n---\n\n## Racks\n\n%"),
    .init("action-owner-unknown", "report", "---\nreporter: garloff\n---\n\n## Racks\n\n%"),
    .init("action-due-unreadable", "report", "---\nreporter: ada\n---\n\n## Racks\n\n%"),
    .init("action-overdue", "report", "---\nreporter: ada\n---\n\n## Racks\n\n%"),
    .init("action-stale", "report", "---\nreporter: ada\n---\n\n## Racks\n\n%"),
    .init("decision-is-a-question", "report", "---\nreporter: ada\n---\n\n## Racks\n\n%"),
    .init(
      "conflict-mark", "deck", "# A\n\n<<<<<<< ours\n\n* one\n\n=======\n\n* two\n\n>>>>>>> theirs\n", "# A\n\n* one\n"),
    .init("empty-slide", "deck", "# A\n\n%1\n\n%2\n\n# B", "# A\n\n---\n\n# B"),
    .init(
      "topic-empty", "deck", "# Team Ops\n\nReport by [@ada](https://github.com/ada)\n\n----\n\n%1\n\n---\n\n# End",
      "# Team Ops\n\nReport by [@ada](https://github.com/ada)\n\n----\n\n## Status page\n\n* up\n\n---\n\n# End"),
    .init(
      "slide-too-full", "deck", "# A\n\n" + (1...40).map { "* point \($0)\n" }.joined(),
      "# A\n\n" + (1...9).map { "* point \($0)\n" }.joined() + "\n%1\n\n# B\n\n* point 10"),
    .init("slide-too-wide", "deck", "# A\n\n```\n" + String(repeating: "x", count: 200) + "\n```", "# A\n\n%"),
    .init(
      "stale-slide", "deck",
      "# Team IaaS\n\nReport by [@ada](https://github.com/ada)\n\n----\n\n## Disks\n\n* the new disks have arrived and were built into the racks",
      "# Team IaaS\n\nReport by [@ada](https://github.com/ada)\n\n----\n\n%1\n## Disks\n\n* the new disks have arrived and were built into the racks"
    ),
    .init("reporter-missing", "report", "## Disks\n\n* more", "---\n%1\n---\n\n## Disks\n\n* more"),
    .init("reporter-mismatch", "deck", "# Team Ops\n\nReport by %\n\n----\n\n## A\n\n* b"),
    .init(
      "text-beside-no-meeting", "report", "---\nreporter: ada\n%1\n---\n\n## Disks\n\n* more",
      "---\nreporter: ada\nmeeting: none\n---"),
    .init("date-mismatch", "deck", "# Call\n\n%1", "# Call\n\n%1"),
    .init("placeholder-left", "report", "---\n%\n---\n\n## A\n\n* b"),
    .init(
      "picture-not-archived", "deck pictures=6b1e.png:9", "# A\n\n![a](https://pad.example.org/uploads/7b1e.png)",
      "# A\n\n![a](https://pad.example.org/uploads/6b1e.png) ![b](./6b1e.png)"),
    .init("picture-missing", "deck pictures=rack.png:9", "# A\n\n%", "# A\n\n%1"),
    .init("picture-address-invalid", "deck"), .init("picture-kind-unknown", "deck"),
    .init("picture-without-description", "deck pictures=rack.png:9"), .init("link-empty"), .init("link-insecure"),
    .init("link-dead"), .init("link-reversed"), .init("link-text-vague"),
    .init(
      "reference-elsewhere", "deck", "# A\n\n%1\n\n---\n\n# B\n\n%2",
      "# A\n\n%1\n\n---\n\n# B\n\n[plan]: https://example.org"),
    .init("reference-unknown"), .init("style-value-quoted", "deck", "# A\n\n<style>.slides h1 { % }</style>\n\nb"),
    .init("style-not-allowed", "deck", "# A\n\n<p style=\"%\">b</p>"),
    .init("html-not-allowed", "deck", "# A\n\n%</p>", "# A\n\n**b**"),
    .init("comment-ignored", "deck", "%\n\n# A"), .init("slide-attribute-not-allowed", "deck", "%\n\n# A"),
    .init("slide-option-invalid", "deck", "---\ntype: slide\nslideOptions:\n  %\n---\n\n# A"),
    .init(
      "diagram-faulty", "deck", "# A\n\n```mermaid\nflowchart LR\n%1\n%% fails in line 2: no such arrow\n```",
      "# A\n\n```mermaid\nflowchart LR\n%1\n%% is 400 wide\n```"),
    .init("formula-faulty"),
    .init("fence-unclosed", "deck", "# A\n\n```\ncode\n\n---\n\n# B", "# A\n\n```\ncode\n```\n\n---\n\n# B"),
    .init("fence-note-ignored", "deck", "# A\n\n%\na\n~~~"), .init("heading-without-space"),
    .init("emphasis-with-blank"),
    .init("cell-lost", "deck", "# A\n\n| a | b |\n|---|---|\n%1", "# A\n\n| a | b |\n|---|---|\n%1"),
    .init("table-with-tabs", "deck", "# A\n\nNode\tDisk\tLoad\none\t2\t3", "# A\n\n%1\n%2\n| one | 2 | 3 |"),
    .init("list-nesting-broken", "deck", "# A\n\n%1\n%2", "# A\n\n**Agenda**\n\n%1"),
    .init(
      "indentation-lost", "deck", "# A\n\n---\n\n\n\n* list\n  * in it", "# A\n\n---\n\n* list\n  * in it"),
    .init("notes-ambiguous", "deck", "# A\n\n%1\n%2", "# A\n\n%1 greet the new team and hurry"),
    .init("notes-enclosed", "deck", "# A\n\n%1\n%2\n%3\n\nb", "# A\n\nb\n\n%1"),
    .init(
      "fence-not-drawn", "deck", "# A\n\n```%\na\n```", "# A\n\n```%1\n%2\n  A->>B: c\n%% is 400 wide\n```"),
    .init("secret-in-text", "deck", "# A\n\n%1Tr0ub4dor&3xyz", "# A\n\n%1"),
    .init("allow-unknown", "deck", "%\n\n# A"),
  ]
}
