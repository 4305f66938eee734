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
      a deck that was edited since it was written, nor without a team's slides that it has: --merge builds what is new into \
      that deck, and --force builds it anew and keeps the one of now beside it.
      """,
    examples: [
      .init("minutes build next", "make and archive the deck of the next call"),
      .init("minutes build next --dry-run", "print it, and write nothing"),
      .init("minutes build 2024-09-26 --diff", "show what would change, also where it would refuse"),
      .init("minutes build 2024-09-26 --merge", "build a late report into a deck that was edited"),
      .init("minutes build 2024-09-26 --fetch", "bring its pictures home as well"),
    ])

  enum Format: String, CaseIterable { case text, json }

  @Argument(DateArgument.reader, DateArgument.help)
  var date: DateArgument

  @Flag("--dry-run", "Write nothing; print the deck, or with --format json what would become of it.")
  var dryRun = false

  @Flag("--diff", "Write nothing; print what differs between the deck that is there and the one that would be.")
  var diff = false

  @Flag(
    "--force",
    "Write even over a deck that was edited by hand, and without slides whose reports are gone; it is kept as .orig.")
  var force = false

  @Flag(
    "--merge",
    "Build into a deck that was edited by hand, and keep the slides of teams whose reports are gone or cannot be read.")
  var merge = false

  @Option(
    "--pictures", .words,
    "What to do with pictures on the HedgeDoc server: localize points them at the files beside the deck, keep leaves them."
  )
  var pictures: Community.Pictures?

  @Flag("--fetch", "Fetch pictures from the HedgeDoc server that do not lie beside the deck yet; nothing in a dry run.")
  var fetch = false

  @Option("--format", .words, "text for people, json for programs.")
  var format = Format.text

  @Option("--as-of", DateArgument.asOf, "The day to take for today, by which a call that is far ahead is told.")
  var asOf: Day?

  func validate() throws(Refusal) {
    if force, merge { throw Refusal("--force and --merge are two ways; choose one") }
    if diff, dryRun { throw Refusal("--diff writes nothing either; leave --dry-run out") }
    if diff, format == .json { throw Refusal("--diff prints text; it has no --format json") }
    if fetch, pictures == .keep { throw Refusal("--fetch goes with --pictures localize") }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let date = try self.date.resolve(in: repository)
    var files = try repository.files(of: date)
    guard !files.isEmpty else { throw try repository.noReport(files) }
    Console().error(DateArgument.doubt(date, asOf: asOf))
    let job = BuildJob(repository: repository, date: date, pictures: pictures ?? repository.community.pictures)
    let writes = !dryRun && !diff
    if writes { try Console.checkOutput() }
    if fetch, writes { files = try fetchPictures(job, files, repository) }
    let late = files.missing(repository.community)
    let known = !writes || force || merge ? nil : try job.current(files)?.findings
    // Findings are counted in the archive and not kept: where there were errors, or a program asks, they are found again.
    if let known, known.errors == 0, known.warnings == 0 || format == .text, files.misplaced.isEmpty {
      let report = BuildReport(repository, date, outcome: .unchanged, late, [])
      return try finish(report, remark: report.reminder(of: known.warnings))
    }
    let plan = try BuildPlan(job, files, force ? .force : merge ? .merge : .plain)
    let findings = plan.result.findings
    if known != nil { return try finish(BuildReport(repository, date, outcome: .unchanged, late, findings)) }
    for note in plan.notes { Console().error("minutes: \(note)\n") }
    if diff { return try show(plan, repository) }
    if dryRun {
      let report = BuildReport(repository, date, outcome: try plan.foresee(), late, findings)
      return try finish(report, deck: plan.deck, keptSlides: plan.keptSlides)
    }
    let stored: Archive.Stored
    do {
      stored = try plan.store()
    } catch let refusal as BuildRefusal {
      Console().error(TextReport(color: Console().colorsErrors).render(findings))
      throw refusal
    }
    for repair in stored.repairs { Console().error("minutes: \(repair)\n") }
    try finish(BuildReport(repository, date, outcome: stored.outcome, late, findings), keptSlides: plan.keptSlides)
  }

  /// What would change, and why it would be refused.
  private func show(_ plan: BuildPlan, _ repository: Repository) throws {
    let path = plan.result.path
    let present = try repository.root.read(path)
    let text = UnifiedDiff(
      from: present ?? [], to: plan.deck, names: (present == nil ? "/dev/null" : "a/\(path)", "b/\(path)")
    ).bytes
    Console().out(text)
    do {
      _ = try plan.foresee()
    } catch let refusal as ArchiveRefusal {
      Console().error("minutes: build would refuse: \(repository.prefix)\(refusal)\n")
    } catch let refusal as BuildRefusal {
      Console().error("minutes: build would refuse: \(refusal)\n")
    }
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
  private func finish(
    _ report: BuildReport, deck: [UInt8]? = nil, remark: String = "", keptSlides: Bool = false
  ) throws {
    let console = Console()
    console.error(remark)
    console.error(TextReport(color: console.colorsErrors).render(report.findings))
    console.error(report.lateTeams)
    if deck != nil, format == .text { console.error(report.keepsOriginal) }
    let text = format == .json ? try report.json() : deck ?? Array(report.summary.utf8)
    if dryRun || report.outcome == .unchanged { console.out(text) } else { console.done(text) }
    if report.hasErrors || keptSlides { throw ExitCode(1) }
  }
}
