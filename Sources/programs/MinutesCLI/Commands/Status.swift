import CommandLine
import Diagnostics
import Memory
import Recall
import Workspace

struct Status: RepositoryCommand {
  static let about = About(
    "status", "Show who has delivered, who is missing, and what is wrong.",
    discussion: "Without a date, of the next call. \"minutes check\" shows the faults themselves.")

  enum Format: String, CaseIterable { case text, json }

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument?

  @Option("--format", .words, "text for people, json for programs.")
  var format = Format.text

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let date = try (self.date ?? .next).resolve(in: repository)
    let status = try CallStatus(repository.files(of: date), in: repository)
    let console = Console()
    console.error(TextReport(color: console.colorsErrors).render(status.others))
    console.out(format == .json ? try status.json() : Array(status.table.utf8))
    if format == .text {
      console.out(ItemList.sum(ArchiveMemory(try repository.rememberedTexts(), kinds: [.action]).items))
    }
    if status.hasErrors { throw ExitCode(1) }
  }
}
