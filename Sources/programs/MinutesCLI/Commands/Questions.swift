import CommandLine
import Diagnostics
import Meetings
import Memory
import Recall
import Workspace

struct Questions: RepositoryCommand {
  static let about = About("questions", "Show what was asked and is still open.")

  enum Format: String, CaseIterable { case text, markdown, json }

  @Option("--team", .text("id"), "Only this team, by its id; may be given several times.")
  var team: [String] = []
  @Flag("--open", "Open questions; that is what is shown without an option.")
  var open = false
  @Flag("--all", "Answered questions too.")
  var all = false
  @Option("--format", .words, "text for people, markdown to paste, json for programs.")
  var format = Format.text

  func validate() throws(Refusal) {
    if open, all { throw Refusal("--open and --all exclude one another") }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    var filter = ItemFilter()
    filter.teams = try TeamArgument.known(team, in: repository.community)
    filter.state = all ? nil : .open
    let people = OwnerNames(repository.community.people)
    let items = filter.items(ArchiveMemory(try repository.rememberedTexts(), kinds: [.question]).items, people)
    let console = Console()
    switch format {
    case .text: console.out(ItemList.text(items, color: console.colorsOutput))
    case .markdown: console.out(ItemList.markdown(items))
    case .json: console.out(try JSONLine.bytes(items.map { ItemJSON($0, people) }))
    }
    if items.isEmpty, format == .text { console.error("no such questions; --all shows answered ones too\n") }
  }
}
