import CommandLine
import Diagnostics
import Meetings
import Workspace

struct Remove: RepositoryCommand {
  static let about = About(
    "remove", "Take a deck out of the archive that was built by mistake, or whose call was cancelled.",
    discussion: """
      The deck goes to .minutes/removed and its reports stay; --undo brings it back. --purge takes deck, reports and all that \
      .minutes holds of the call away for good, for what must not be kept; what git has of it is git's.
      """,
    examples: [
      .init("minutes remove 2024-09-26", "take the deck out"),
      .init("minutes remove 2024-09-26 --undo", "bring it back"),
    ])

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument

  @Flag("--undo", "Bring back the deck that was taken out.")
  var undo = false

  @Flag("--purge", "Take deck, reports and all that is kept of the call away for good.")
  var purge = false

  func validate() throws(Refusal) {
    if undo, purge { throw Refusal("--undo and --purge are opposites; choose one") }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    try Console.checkOutput()
    let date = try self.date.resolve(in: repository, latest: .deck)
    let job = RemoveJob(repository: repository, date: date)
    let deck = "\(repository.prefix)\(repository.layout.deck(of: date))"
    let text: String
    if undo {
      try job.undo()
      text = "\(deck) is back\n"
    } else if purge {
      let gone = try job.purge().map { "\(repository.prefix)\($0) is gone for good\n" }
      text = gone.joined() + "what git has of it stays in its history until that is written anew\n"
    } else {
      let kept = try job.remove().map { "; it is kept as \(repository.prefix)\($0)" } ?? "; it was lost already"
      text = "\(deck) taken out\(kept)\n\"minutes remove \(date) --undo\" brings it back\n"
    }
    Console().done(Array(text.utf8))
  }
}
