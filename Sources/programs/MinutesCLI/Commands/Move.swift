import CommandLine
import Diagnostics
import Workspace

struct Move: RepositoryCommand {
  static let about = About(
    "move", "Move a call to another day: deck, reports and what is kept of its note.",
    discussion: """
      The new date comes onto the cover and into front matter that has the old one. The record remembers both, so that the old \
      address can lead on. Nothing that is there already is written over.
      """,
    examples: [.init("minutes move 2024-09-26 2024-09-27", "the call was a day later")])

  @Argument(DateArgument.reader, "The call as it is dated now.")
  var from: DateArgument

  @Argument(DateArgument.reader, "The day that it is moved to.")
  var to: DateArgument

  func run(in repository: Repository, _ minutes: Minutes) throws {
    try Console.checkOutput()
    let (from, to) = (try self.from.resolve(in: repository), try self.to.resolve(in: repository))
    let moved = try MoveJob(repository: repository, from: from, to: to).run()
    let lines = moved.map { "\(repository.prefix)\($0.from) is \(repository.prefix)\($0.to) now\n" }
    Console().done(Array((lines.joined() + "\"minutes move \(to) \(from)\" moves it back\n").utf8))
  }
}
