import CommandLine
import Diagnostics
import Memory
import Recall
import Workspace

struct HistoryCommand: RepositoryCommand {
  static let about = About(
    "history", "Show where a term, an issue or an address was spoken of, oldest first.",
    examples: [
      .init("minutes history standards#319", "where that issue was discussed"),
      .init("minutes history \"flavor naming\"", "where both words were in a line"),
    ])

  enum Format: String, CaseIterable { case text, json }

  @Argument(.text("term"), "Words, #N, REPO#N, OWNER/REPO#N, or an address.")
  var term: String
  @Option("--team", .text("id"), "Only this team, by its id; may be given several times.")
  var team: [String] = []
  @Option("--format", .words, "text for people, json for programs.")
  var format = Format.text

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let teams = try TeamArgument.known(team, in: repository.community)
    let history = History(of: term, in: try repository.rememberedTexts(), teams: teams)
    let console = Console()
    console.out(format == .json ? try JSONLine.bytes(history) : Array(history.text.utf8))
    if history.mentions.isEmpty, format == .text {
      console.error("\(term) was not spoken of in any text of the archive\n")
    }
  }
}
