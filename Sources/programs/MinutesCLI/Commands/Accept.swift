import CommandLine
import Diagnostics
import Workspace

struct Accept: RepositoryCommand {
  static let about = About(
    "accept", "Take edits of an archived deck into the record, and into the reports that they belong to.",
    discussion: """
      For what somebody corrected in the deck itself. A change inside one team's slides goes into that team's report; what no \
      report can take stays in the deck, and the next build keeps it. A picture that was made smaller, or is another one now, is \
      taken too. Reports of before are kept in .minutes/replaced.
      """,
    examples: [.init("minutes accept 2024-09-26", "take what was corrected in that deck")])

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument

  func run(in repository: Repository, _ minutes: Minutes) throws {
    try Console.checkOutput()
    let date = try self.date.resolve(in: repository, latest: .deck)
    let outcome = try AcceptJob(repository: repository, date: date).run()
    let deck = "\(repository.prefix)\(outcome.deck)"
    let console = Console()
    guard !outcome.isNothing else { return console.out("\(deck) is as it was recorded; there is nothing to accept\n") }
    for report in outcome.reports {
      let path = "\(repository.prefix)\(report.path)"
      guard let kept = report.kept else {
        console.out("\(path) written; it is new\n")
        continue
      }
      console.out("\(path) changed; cp \(repository.prefix)\(kept) \(path) brings back the one of before\n")
    }
    for picture in outcome.pictures { console.out("\(repository.prefix)\(picture) recorded as it is now\n") }
    for line in outcome.left {
      console.error("minutes: in the deck alone, since no report could take it: ")
      console.error(ShownText.lines(Array("\(line)\n".utf8)))
    }
    console.done(Array("\(deck) recorded as it is\n".utf8))
  }
}
