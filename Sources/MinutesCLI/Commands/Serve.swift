import ArgumentParser
import FileTrees
import Preview
import Reports

struct Serve: RepositoryCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the slides in the browser while you write.",
    usage: "minutes serve [<date>] [--team ID] [--port NUMBER] [--no-open]",
    discussion: """
      Prints the address of a page that shows the deck as it will be and follows the editor: what is saved is on screen at \
      once, with what "check" finds. Only this machine is answered, also through an SSH tunnel. Nothing is written. Ctrl-C \
      ends it.
      """)

  @ParentCommand var minutes: Minutes

  @Argument(help: DateArgument.help, completion: DateArgument.completion, transform: DateArgument.parse)
  var date: DateArgument?

  @Option(help: ArgumentHelp("Show this team's slides alone; without a date, of the next call.", valueName: "id"))
  var team: String?

  @Option(help: ArgumentHelp("Where to listen on 127.0.0.1; 0 for any port that is free.", valueName: "number"))
  var port = 4826

  @Flag(
    name: .customLong("open"), inversion: .prefixedNo,
    help: "Open the page in the browser, where this is a terminal on a desktop.")
  var opens = true

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
  }

  func run(in repository: Repository) throws {
    if let team, repository.community.team(id: team) == nil {
      let known = repository.community.teams.map(\.id)
      let guess = Spelling.nearest(to: team, among: known).map { "; did you mean \($0)?" } ?? ""
      throw Failure("no team has the id \(team)\(guess.isEmpty ? "; minutes.yml lists them" : guess)")
    }
    let route = try route(in: repository)
    let job = try PreviewJob(repository, directory: minutes.directory, port: port)
    let port = try job.listen(self.port)
    let address = "http://127.0.0.1:\(port)\(route.path)"
    Console().out(address + "\n")
    if opens { DesktopBrowser.open(address) }
    try job.run()
  }

  /// The page that is meant.
  private func route(in repository: Repository) throws -> Route {
    guard date != nil || team != nil else { return .start }
    let date = (self.date ?? .next).resolve(repository.community)
    let files = try repository.files(of: date)
    if files.isEmpty, try repository.root.entry(repository.deckPath(date)) == nil {
      throw try repository.noReport(date)
    }
    return .slides(date, team: team)
  }
}
