import CommandLine
import Diagnostics
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
      from MINUTES_HEDGEDOC_TOKEN, or _SESSION (the cookie connect.sid), or _EMAIL or _LDAP with _PASSWORD, which go to \
      the server that MINUTES_HEDGEDOC_SERVER names; or from the file ~/.config/minutes/hedgedoc, which must be yours alone \
      (mode 600) and names a server before its lines: "server https://…", "token …". Proxies come from the usual variables.
      A note that nobody is logged in for has no owner, and nobody can ever lock it. Exit status 1 where pictures could not \
      be sent, or who edits the note could not be set.
      """,
    examples: [
      .init("minutes push latest", "make its note, or bring it up to date"),
      .init("minutes push latest --new", "make another one"),
    ])

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument

  @Option("--alias", Push.noteName, "The name that the note shall have, where the server allows names.")
  var alias: String?

  @Option("--permission", .words, "Who may edit a note that has an owner, by HedgeDoc's words.")
  var permission: NotePermission?

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
      throw Failure("\(repository.prefix)\(path) is not text in UTF-8; fix it, or build it anew")
    }
    if let mark = ConflictMark.first(in: deck) {
      let line = SourceFile(name: path.description, bytes: deck).lineNumber(at: mark.lowerBound)
      throw Failure(
        "\(repository.prefix)\(path):\(line) has the marks of a conflict; take one side of it, and push again")
    }
    var wish = PushJob.Wish()
    (wish.isNew, wish.alias, wish.force, wish.uploads) = (new, alias, force, !noUploads)
    wish.permission = permission ?? repository.community.notePermission
    let network = try Network(repository, output: .console)
    let job = PushJob(repository: repository, date: date, network: network, wish: wish, output: .console)
    try show(try job.run(deck), date)
  }

  private func show(_ result: PushJob.Result, _ date: Day) throws {
    let console = Console()
    for picture in result.unsent { console.error("minutes: a picture is not in the note: \(picture)\n") }
    if result.isOld { console.error("minutes: the note has this deck already\n") }
    console.out("edit: \(result.note.edit)  slides: \(result.note.slides)  may edit: \(result.access)\n")
    if !result.unsent.isEmpty || !result.isAsOpenAsWished { throw ExitCode(1) }
  }
}
