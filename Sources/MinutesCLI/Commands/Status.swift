import ArgumentParser
import Diagnostics

struct Status: RepositoryCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show who has delivered, who is missing, and what is wrong.",
    discussion: "Without a date, of the next call. \"minutes check\" shows the faults themselves.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @ParentCommand var minutes: Minutes

  @Argument(help: DateArgument.help, completion: DateArgument.completion, transform: DateArgument.parse)
  var date: DateArgument?

  @Option(help: "text for people, json for programs.")
  var format = Format.text

  func run(in repository: Repository) throws {
    let date = date?.resolve(repository.community) ?? DateArgument.next.resolve(repository.community)
    let status = CallStatus(try repository.files(of: date), in: repository)
    let console = Console()
    console.error(TextReport(color: console.colorsErrors).render(status.others))
    console.out(format == .json ? try status.json() : Array(status.table.utf8))
    if status.hasErrors { throw ExitCode(1) }
  }
}
