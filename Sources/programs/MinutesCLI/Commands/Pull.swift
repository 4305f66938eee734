import Bytes
import CommandLine
import Decks
import Diagnostics
import FileTrees
import HedgeDoc
import Meetings
import Reports
import Workspace

struct Pull: RepositoryCommand {
  static let about = About(
    "pull", "Take home what people wrote into a call's note.",
    discussion: """
      Fetches the note that "push" made, or the one at an address, into the archived deck. A change inside one team's part \
      goes into that team's report as well. What both sides changed is a conflict: the deck then lies beside the archived \
      one as .pulled, with git's marks. So does a note that is empty, has shrunk by more than a third, lost a team or \
      looks scrambled, and nothing else changes; --force takes the note's side all the same. What was there before a pull \
      is kept in .minutes/replaced.
      Pictures of the server come home too, each once. Exit status 1 where the note was not taken.
      """,
    examples: [
      .init("minutes pull latest", "the note of the latest call"),
      .init("minutes pull https://pad.example/x --date 2024-09-26", "a note that was never pushed"),
    ])

  @Argument(
    .text("date-or-url", completion: DateArgument.completion),
    "The call (2024-09-26, latest, …), or the address of a note.")
  var what: String

  @Option("--date", DateArgument.reader, "The call that a note belongs to that was never pushed.")
  var date: DateArgument?

  @Flag("--force", "Take the note's side in conflicts, and a note that looks wrong.")
  var force = false

  @Option("--pictures", .words, "localize fetches pictures and points at them, keep leaves addresses.")
  var pictures: Community.Pictures?

  func validate() throws(Refusal) {
    if DateArgument(what) == nil {
      guard WebAddress(what) != nil else {
        throw Refusal("\"\(what)\" is neither a date nor an address of a note")
      }
      if date == nil { throw Refusal("say with --date which call the note belongs to") }
    } else if date != nil {
      throw Refusal("--date goes with the address of a note")
    }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    guard let date = try (date ?? DateArgument(what))?.resolve(in: repository) else { return }
    let record = try NoteFiles(repository: repository, date: date).read()
    let network = try Network(repository, output: .console)
    let (note, text) = try NoteReading(network, output: .console).read(try note(record, date, network), known: record)
    let known = record.flatMap { $0.note == note ? $0 : nil }
    let choice = pictures ?? repository.community.pictures
    var failures: [String] = []
    let job = PullJob(repository: repository, date: date, pictures: choice, force: force, output: .console)
    let outcome = try job.run(note, text: text, known: known) { deck in
      guard choice == .localize else { return deck.file.bytes }
      let pictures = PictureJob(repository: repository, network: { network }, output: .console)
      failures = try pictures.fetch([deck]).failures
      return try pictures.withLocalPictures(deck)
    }
    for failure in failures { JobOutput.console.warn("a picture stays where it is: \(failure)") }
    try show(outcome, repository, date)
  }

  private func note(_ record: NoteRecord?, _ date: Day, _ network: Network) throws -> NoteAddress {
    guard DateArgument(what) == nil, let address = WebAddress(what) else {
      guard let record else {
        throw Failure(
          "the call of \(date) has no note yet; \"minutes push \(date)\" makes one, or name its address with --date \(date)"
        )
      }
      guard record.note.server == network.address else {
        throw Failure(
          "the note of this call is \(record.note.edit), on another server than minutes.yml names; name that there")
      }
      return record.note
    }
    guard network.courier.reach.standing(of: address) == .server,
      let note = NoteAddress(address, server: network.address)
    else {
      throw Failure("\(address) is no note of \(network.address.origin), the HedgeDoc server of minutes.yml")
    }
    guard note.interface == .two || network.server.interface == .two else { return note }
    // With a token it is HedgeDoc 2, whatever way the address leads to the note.
    return try NoteAddress(server: network.address, id: note.id, interface: .two)
      .orFail("\(address) is no note")
  }

  private func show(_ outcome: PullJob.Outcome, _ repository: Repository, _ date: Day) throws {
    let console = Console()
    let path = "\(repository.prefix)\(repository.layout.deck(of: date))"
    switch outcome {
    case .nothingNew: console.out("\(path) has all that the note has\n")
    case .taken(let written):
      for report in written.reports { console.out("\(repository.prefix)\(report) changed\n") }
      if written.deck != nil { console.out("\(path) \(written.isNew ? "written" : "changed")\n") }
      for line in written.left {
        console.error("minutes: in the deck alone, since no report could take it: ")
        console.error(ShownText.lines(Array("\(line)\n".utf8)))
      }
    case .kept(let place, let doubts, let canBeForced):
      let way = canBeForced ? "pull with --force takes it all the same" : "fix the note, and pull again"
      JobOutput.console.warn("the note was not taken: \(doubts.joined(separator: "; "))")
      console.error("minutes: it is kept as \(repository.prefix)\(place); \(way)\n")
      throw ExitCode(1)
    case .secrets(let secrets):
      for secret in secrets { console.error("minutes: \(secret)\n") }
      console.error(
        "minutes: the note was not taken, and nothing of it was written: what looks like a credential would be in the archive "
          + "for good; take it out of the note and have it replaced, or pull with --force\n")
      throw ExitCode(1)
    case .conflicts(let conflicts, let place):
      for conflict in conflicts { console.error(conflict.shown) }
      let count = conflicts.count
      console.error(
        "minutes: \(counted(count, "conflict")): the note and the archive both changed what is shown above; "
          + "nothing was taken\n")
      console.error(
        "minutes: both are in \(repository.prefix)\(place); change one side and pull again, or take the note's with --force\n"
      )
      throw ExitCode(1)
    }
  }
}

extension DeckMerge.Conflict {
  /// Both sides, as git shows them.
  fileprivate var shown: [UInt8] {
    func lines(_ bytes: [UInt8]) -> [UInt8] {
      let shown = ShownText.lines(bytes)
      return shown.isEmpty || shown.last == 0x0A ? shown : shown + [0x0A]
    }
    return Array("<<<<<<< archive\n".utf8) + lines(ours) + Array("=======\n".utf8) + lines(theirs)
      + Array(">>>>>>> note\n".utf8)
  }
}
