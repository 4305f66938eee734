import CommandLine
import Diagnostics
import FileTrees
import Meetings
import Memory
import Recall
import Reports
import Workspace

struct New: RepositoryCommand {
  static let about = About(
    "new", "Write the reports of a call from the template, for all teams or those named.",
    discussion: "Never writes over a report that is there already.",
    examples: [
      .init("minutes new next", "for all teams"),
      .init("minutes new next --team iaas --team ops", "for two of them"),
    ])

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument

  @Option("--team", .text("id"), "Only this team, by its id such as iaas; may be given several times.")
  var team: [String] = []

  @Option("--as-of", DateArgument.asOf, "The day to take for today, by which a call that is far ahead is told.")
  var asOf: Day?

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let date = try self.date.resolve(in: repository)
    let template = try repository.templates()
    let actions = repository.community.actions
    let items = actions.carry > 0 ? ArchiveMemory(try repository.rememberedTexts(), kinds: [.action]).items : []
    var tree = FileTree()
    for team in try teams(of: repository.community) {
      guard let path = repository.layout.report(team.id + ".md", of: date) else { continue }
      let report = try ReportTemplate.render(team, date: date, community: repository.community, template)
      let carried = CarriedList.items(items, of: team.id, on: date, actions)
      tree[path] = Array((report + CarriedList.markdown(carried)).utf8)
    }
    let kept = try repository.root.locked { try $0.create(tree) }
    let console = Console()
    console.error(DateArgument.doubt(date, asOf: asOf))
    console.error(TextReport(color: console.colorsErrors).render(template.unknownNames(in: [.report])))
    let weekday = repository.community.series.weekday
    if date.weekday != weekday {
      let (day, usual) = (Self.name(ofDay: date.weekday), Self.name(ofDay: weekday))
      console.error("\(date) is a \(day), and the call is on \(usual)s; \"next\" names its next day\n")
    }
    for path in tree.paths {
      console.out("\(repository.prefix)\(path)\(kept.contains(path) ? " is there already and stays as it is" : "")\n")
    }
  }

  /// With a capital letter, as in a sentence.
  private static func name(ofDay weekday: Int) -> String {
    var bytes = Array(Community.weekdays[weekday].utf8)
    bytes[0] -= 0x20
    return String(decoding: bytes, as: UTF8.self)
  }

  private func teams(of community: Community) throws -> [Team] {
    guard !community.teams.isEmpty else { throw Failure("minutes.yml names no team; add yours under \"teams:\"") }
    guard !team.isEmpty else { return community.teams }
    return try TeamArgument.known(team, in: community).compactMap { community.team(id: $0) }
  }
}
