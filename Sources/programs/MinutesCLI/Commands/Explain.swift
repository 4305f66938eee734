import Checks
import CommandLine
import Diagnostics
import Meetings
import Reports

struct Explain: Command {
  static let about = About(
    "explain", "Say what a rule wants, why, and what to do; without a name, list all rules.",
    examples: [
      .init("minutes explain", "all rules, a line each"),
      .init("minutes explain placeholder-left", "one of them"),
    ])

  @Argument(
    .text("rule", completion: Completion(words: FileRule.all.map(\.id))),
    "The rule's name, as it stands in brackets behind a finding.")
  var rule: String?

  func run(_ minutes: Minutes) throws {
    let console = Console()
    guard let rule else {
      let width = FileRule.all.map(\.id.utf8.count).max() ?? 0
      for rule in FileRule.all {
        let gap = String(repeating: " ", count: width - rule.id.utf8.count + 2)
        console.out("\(rule.id)\(gap)\(rule.title)\n")
      }
      return
    }
    guard let found = FileRule.named(rule) else {
      let guess = Spelling.nearest(to: rule, among: FileRule.all.map(\.id)).map { "did you mean \($0)?" }
      throw Failure("no rule is named \(rule); \(guess ?? "\"minutes explain\" lists them")")
    }
    console.out("\(found.id) (\(found.severity.rawValue)): \(found.title)\n\n\(found.explanation)\n")
  }
}
