import CommandLine
import Diagnostics
import Digests
import FileTrees
import HedgeDoc
import Meetings
import Reports
import Workspace

struct Push: RepositoryCommand {
  static let about = About(
    "push", "Make a HedgeDoc note of a call's deck, or bring its note up to date.",
    discussion: """
      The server is that of minutes.yml. The note is read back and compared before anything is said to be done; its \
      address is kept with the call, so that "pull" finds it. Pictures of the deck are uploaded, and the note points at \
      them; the archive keeps its local names.
      HedgeDoc 1 cannot change a note over HTTP; HedgeDoc 2 can, with a token from your profile there. Credentials come \
      from MINUTES_HEDGEDOC_TOKEN, or _SESSION (the cookie connect.sid), or _EMAIL or _LDAP with _PASSWORD; or from the \
      file ~/.config/minutes/hedgedoc, which must be yours alone (mode 600) and names a server before its lines: \
      "server https://…", "token …". Proxies come from the usual variables.
      """,
    examples: [
      .init("minutes push latest", "make its note, or bring it up to date"),
      .init("minutes push latest --new", "make another one"),
    ])

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument

  @Option("--alias", Push.noteName, "The name that the note shall have, where the server allows names.")
  var alias: String?

  @Flag("--new", "Make another note, where there is one already.")
  var new = false

  @Flag("--force", "Write over what people wrote into the note since it was pushed or pulled last.")
  var force = false

  @Flag("--no-uploads", "Leave pictures out; the note does not show them then.")
  var noUploads = false

  /// What `--alias` may be.
  private static var noteName: Reader<String> {
    .text("name") { text throws(Refusal) in
      guard NoteAddress.isAlias(text) else {
        throw Refusal("it is made of letters, digits, - and _, and is no word that HedgeDoc uses itself")
      }
    }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let date = try self.date.resolve(in: repository)
    let path = repository.layout.deck(of: date)
    guard let deck = try repository.root.read(path) else {
      throw Failure("\(repository.prefix)\(path) is not there; \"minutes build \(date)\" makes it")
    }
    guard TextFault.first(in: deck) == nil else {
      throw Failure("\(repository.prefix)\(path) is not text in UTF-8; mend it, or build it anew")
    }
    if let line = PulledText.conflictMark(in: SourceFile(name: path.description, bytes: deck)) {
      throw Failure(
        "\(repository.prefix)\(path):\(line) has the marks of a conflict; take one side of it, and push again")
    }
    let record = try NoteFiles(repository: repository, date: date).read()
    let known = new ? nil : record
    if let known, known.note.interface == .one { return try refuseSecond(known, deck, date) }
    let network = try Network(repository)
    let job = PushJob(repository: repository, date: date, network: network, uploads: !noUploads, output: .console)
    let result: PushJob.Result
    if let known {
      guard known.note.server == network.address else {
        throw Failure(
          "the note of this call is \(known.note.edit), on another server than minutes.yml names; --new makes one there"
        )
      }
      try findUnedited(known, network, date)
      result = try job.update(known, deck)
    } else {
      let isSame = record.map { $0.note.server == network.address } ?? false
      result = try job.create(deck, alias: alias, known: isSame ? record : nil)
    }
    for remark in result.remarks { Console().error("minutes: \(remark)\n") }
    Console().out("edit:   \(result.note.edit)\nslides: \(result.note.slides)\n")
  }

  private func refuseSecond(_ known: NoteRecord, _ deck: [UInt8], _ date: Day) throws {
    let way = "HedgeDoc 1 cannot change a note over HTTP; \"minutes push \(date) --new\" makes another note"
    guard known.deck == deck else {
      throw Failure("the note \(known.note.edit) has an older deck, and \(way), or paste the deck there")
    }
    Console().error("minutes: the note has this deck already; \(way)\n")
    Console().out("edit:   \(known.note.edit)\nslides: \(known.note.slides)\n")
  }

  /// What people wrote into the note is worth more than a quick answer.
  private func findUnedited(_ known: NoteRecord, _ network: Network, _ date: Day) throws {
    guard !force else { return }
    let text = try network.server.read(known.note)
    guard SHA256.hex(of: text) == known.textSHA256 else {
      throw Failure(
        "people wrote into the note \(known.note.edit) since; \"minutes pull \(date)\" brings that home first, and --force "
          + "writes over it")
    }
  }
}
