import CommandLine
import Diagnostics
import Meetings
import Memory
import Recall
import Workspace

struct Decisions: RepositoryCommand {
  static let about = About(
    "decisions", "Show what was decided, and what took its place.",
    examples: [.init("minutes decisions swift s3", "what was decided on Swift and S3")])

  enum Format: String, CaseIterable { case text, markdown, json }

  @Argument(.text("term"), "Only decisions with these words.")
  var term: [String] = []
  @Option("--team", .text("id"), "Only this team, by its id; may be given several times.")
  var team: [String] = []
  @Option("--since", DateArgument.reader, "Only decisions since this day.")
  var since: DateArgument?
  @Option("--format", .words, "text for people, markdown to paste, json for programs.")
  var format = Format.text

  func run(in repository: Repository, _ minutes: Minutes) throws {
    var filter = ItemFilter()
    filter.teams = try TeamArgument.known(team, in: repository.community)
    filter.since = try since?.resolve(in: repository)
    filter.term = term.isEmpty ? nil : term.joined(separator: " ")
    let people = OwnerNames(repository.community.people)
    let items = filter.items(ArchiveMemory(try repository.rememberedTexts(), kinds: [.decision]).items, people)
    let console = Console()
    switch format {
    case .text: console.out(ItemList.text(items, color: console.colorsOutput))
    case .markdown: console.out(ItemList.markdown(items))
    case .json: console.out(try JSONLine.bytes(items.map { ItemJSON($0, people) }))
    }
    if items.isEmpty, format == .text {
      console.error("no such decisions; \"minutes history TERM\" shows where something was spoken of\n")
    }
  }
}
