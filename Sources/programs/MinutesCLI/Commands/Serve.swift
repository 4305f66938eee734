import CommandLine
import Diagnostics
import FileTrees
import Meetings
import Preview
import Reports
import Workspace

struct Serve: RepositoryCommand {
  static let about = About(
    "serve", "Show the slides in the browser while you write.",
    discussion: """
      Prints the address of a page that shows the deck as it will be and follows the editor: what is saved is on screen at \
      once, with what "check" finds. Only this machine is answered, also through an SSH tunnel. Nothing is written. Ctrl-C \
      ends it.
      """,
    examples: [
      .init("minutes serve", "choose the call on a page"),
      .init("minutes serve next --team iaas", "a team lead at work"),
    ])

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument?

  @Option("--team", .text("id"), "Show this team's slides alone; without a date, of the next call.")
  var team: String?

  @Option(
    "--port", .number("number", in: 0...65535), "Where to listen on 127.0.0.1; 0 for any port that is free.")
  var port = 4826

  @Flag("--open", not: "--no-open", "Open the page in the browser, where this is a terminal on a desktop.")
  var opens = true

  func run(in repository: Repository, _ minutes: Minutes) throws {
    if let team, repository.community.team(id: team) == nil {
      let known = repository.community.teams.map(\.id)
      let guess = Spelling.nearest(to: team, among: known).map { "; did you mean \($0)?" } ?? ""
      throw Failure("no team has the id \(team)\(guess.isEmpty ? "; minutes.yml lists them" : guess)")
    }
    let route = try route(in: repository)
    let job = try PreviewJob(repository, directory: minutes.directory, port: port, output: .console)
    let address = "http://127.0.0.1:\(job.port)\(route.path)"
    Console().out(address + "\n")
    if opens { DesktopBrowser.open(address) }
    try job.run()
  }

  /// The page that is meant.
  private func route(in repository: Repository) throws -> Route {
    guard date != nil || team != nil else { return .start }
    let date = try (self.date ?? .next).resolve(in: repository)
    let files = try repository.files(of: date)
    if files.isEmpty, try repository.root.entry(repository.layout.deck(of: date)) == nil {
      throw try repository.noReport(date)
    }
    return .slides(date, team: team)
  }
}
