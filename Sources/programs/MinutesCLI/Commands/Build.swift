import Archive
import CommandLine
import Decks
import Diagnostics
import FileTrees
import HedgeDoc
import Meetings
import Reports
import Workspace

struct Build: RepositoryCommand {
  static let about = About(
    "build", "Make the deck of a call from its reports and archive it.",
    discussion: """
      Names late teams and faults on standard error and still builds. Writes nothing where nothing changed, and never over \
      a deck that was edited since it was written, unless --force, which keeps that one beside it.
      """,
    examples: [
      .init("minutes build next", "make and archive the deck of the next call"),
      .init("minutes build next --dry-run", "print it, and write nothing"),
      .init("minutes build 2024-09-26 --fetch", "bring its pictures home as well"),
    ])

  enum Format: String, CaseIterable { case text, json }

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument

  @Flag("--dry-run", "Write nothing; print the deck, or with --format json what would become of it.")
  var dryRun = false

  @Flag("--force", "Write even over a deck that was edited by hand; that one is kept as .orig.")
  var force = false

  @Option(
    "--pictures", .words,
    "What to do with pictures on the HedgeDoc server: localize points them at the files beside the deck, keep leaves them."
  )
  var pictures: Community.Pictures?

  @Flag("--fetch", "Fetch pictures from the HedgeDoc server that do not lie beside the deck yet; nothing in a dry run.")
  var fetch = false

  @Option("--format", .words, "text for people, json for programs.")
  var format = Format.text

  func validate() throws(Refusal) {
    if fetch, pictures == .keep { throw Refusal("--fetch goes with --pictures localize") }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let date = self.date.resolve(repository.community)
    var files = try repository.files(of: date)
    guard !files.isEmpty else { throw try repository.noReport(date) }
    let job = BuildJob(repository: repository, date: date, pictures: pictures ?? repository.community.pictures)
    if fetch, !dryRun { files = try fetchPictures(job, files, repository) }
    let late = files.missing(repository.community)
    let known = dryRun || force ? nil : try job.findingsOfCurrent(files)
    // Findings are counted in the archive and not kept: where there were errors, or a program asks, they are found again.
    if let known, known.errors == 0, known.warnings == 0 || format == .text {
      let report = BuildReport(repository, date, outcome: .unchanged, late, [])
      return try finish(report, remark: report.reminder(of: known.warnings))
    }
    let result = try job.assemble(files)
    if known != nil { return try finish(BuildReport(repository, date, outcome: .unchanged, late, result.findings)) }
    if dryRun {
      let outcome = try Archive(root: repository.root).foresee(deck: result.deck, at: result.path, force: force)
      return try finish(BuildReport(repository, date, outcome: outcome, late, result.findings), deck: result.deck)
    }
    let stored = try job.store(result, force: force)
    for repair in stored.repairs { Console().error("minutes: \(repair)\n") }
    try finish(BuildReport(repository, date, outcome: stored.outcome, late, result.findings))
  }

  /// Brings the pictures home that the deck shows and that are not there; the files as they are then.
  private func fetchPictures(_ job: BuildJob, _ files: CallFiles, _ repository: Repository) throws -> CallFiles {
    let call = files.call(repository.community)
    guard call.isShapeKnown else { return files }
    let bytes = try job.assembly(call, files).bytes
    let deck = Deck(SourceFile(name: repository.layout.deck(of: files.date).description, bytes: bytes))
    let result = try PictureJob(
      repository: repository, network: { try Network(repository, output: .console) }, output: .console
    ).fetch([
      deck
    ])
    for failure in result.failures { Console().error("minutes: a picture stays where it is: \(failure)\n") }
    return try repository.files(of: files.date)
  }

  /// Shows what came of it; exit status 1 where there are errors among the findings.
  private func finish(_ report: BuildReport, deck: [UInt8]? = nil, remark: String = "") throws {
    let console = Console()
    console.error(remark)
    console.error(TextReport(color: console.colorsErrors).render(report.findings))
    console.error(report.lateTeams)
    if deck != nil, format == .text { console.error(report.keepsOriginal) }
    console.out(format == .json ? try report.json() : deck ?? Array(report.summary.utf8))
    if report.hasErrors { throw ExitCode(1) }
  }
}
