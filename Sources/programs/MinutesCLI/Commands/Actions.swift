import CommandLine
import Diagnostics
import Meetings
import Memory
import Recall
import Workspace

struct Actions: RepositoryCommand {
  static let about = About(
    "actions", "Show what people promised in reports and minutes, and what came of it.",
    discussion: """
      Items are found in what was written anyway: "AI @name: …", "TODO", boxes with an owner, lists of action items, "@name will …". \
      What was never heard of again stays open.
      """,
    examples: [
      .init("minutes actions --owner fkr", "what @fkr still owes"),
      .init("minutes actions --team iaas --format markdown", "a list to paste into a report"),
    ])

  enum Format: String, CaseIterable { case text, markdown, json, ics }

  @Option("--team", .text("id"), "Only this team, by its id; may be given several times.")
  var team: [String] = []
  @Option("--owner", .text("name"), "Only items of this person, by handle or name; may be given several times.")
  var owner: [String] = []
  @Flag("--open", "Open items; that is what is shown without an option.")
  var open = false
  @Flag("--done", "Items that were done.")
  var done = false
  @Flag("--dropped", "Items that were cancelled.")
  var dropped = false
  @Flag("--all", "Items of every state.")
  var all = false
  @Flag("--overdue", "Only items whose day has passed.")
  var overdue = false
  @Option("--as-of", DateArgument.reader, "The day that --overdue reckons from; today without it.")
  var asOf: DateArgument?
  @Option("--since", DateArgument.reader, "Only items that a meeting since this day mentions.")
  var since: DateArgument?
  @Flag("--likely", "Also items that are only likely.")
  var likely = false
  @Option("--format", .words, "text for people, markdown to paste, json for programs, ics for calendars.")
  var format = Format.text

  func validate() throws(Refusal) {
    guard [open, done, dropped, all].count(where: { $0 }) < 2 else {
      throw Refusal("--open, --done, --dropped and --all exclude one another")
    }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let community = repository.community
    var filter = ItemFilter()
    filter.teams = try TeamArgument.known(team, in: community)
    (filter.owners, filter.likely) = (owner, likely)
    filter.state = all ? nil : done ? .done : dropped ? .dropped : .open
    filter.since = try since?.resolve(in: repository)
    if overdue { filter.overdueOn = try (asOf ?? .ofToday).resolve(in: repository) }
    let people = OwnerNames(community.people)
    let items = filter.items(ArchiveMemory(try repository.rememberedTexts(), kinds: [.action]).items, people)
    let console = Console()
    switch format {
    case .text: console.out(ItemList.text(items, color: console.colorsOutput))
    case .markdown: console.out(ItemList.markdown(items))
    case .json: console.out(try JSONLine.bytes(items.map { ItemJSON($0, people) }))
    case .ics: console.out(ItemTasks.file(items, of: community))
    }
    if items.isEmpty, format == .text { console.error("no such action items; --all and --likely show more\n") }
  }
}
