public import Diagnostics
public import FileTrees
import Reveal
import Site
public import Workspace

/// Publishes the archive as a website, or for Docusaurus, in a folder that changes at one moment or not at all.
public struct PublishJob {
  public let repository: Repository
  public let site: AtomicFolder
  public let setting: PublishSetting
  let drawing: SiteDrawing
  let output: JobOutput

  /// `output` gets warnings and progress.
  public init(
    repository: Repository, site: AtomicFolder, setting: PublishSetting, drawing: SiteDrawing, output: JobOutput
  ) {
    (self.repository, self.site, self.setting) = (repository, site, setting)
    (self.drawing, self.output) = (drawing, output)
  }

  /// The numbers, changes and findings of a run.
  public struct Outcome {
    public var pages = 0
    public var bytes = 0
    public var changes = SiteChanges()
    public var errors = 0
    public var warnings = 0
    /// About links, pictures, and what a format cannot show.
    public var findings: [Diagnostic] = []
  }

  /// Scan, plan, render, overviews, search, commit.
  ///
  /// - Throws: `PublishRefusal` where faults keep the archive from being published; the site is as it was then.
  public func run() throws -> Outcome {
    let scan = try scan()
    leakUntilExit(scan)
    warnOfSkipped(scan)
    let plan = PublishPlan(scan.planInput)
    if plan.mode == .unchanged { return try unchanged(scan) }
    let output = try begin(plan, from: scan)
    var outcome = Outcome()
    let texts = try discardingUnlessDone {
      let texts = try render(plan, of: scan, into: output)
      try refuse(texts.faults)
      if setting.format == .site {
        try writeOverviews(of: texts, scan, into: output)
        try writeSearchIndex(of: texts, scan, into: output)
        try writePreviews(of: texts, scan, into: output)
        outcome.findings = try linkFindings(of: texts, scan)
      } else {
        outcome.findings = texts.findings
      }
      outcome.changes = try commit(output)
      return texts
    }
    try remember(texts, of: scan, output, into: &outcome)
    return outcome
  }

  /// Throws the tree away where it is not to become the site.
  private func discardingUnlessDone<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      site.discard()
      throw error
    }
  }

  /// - Throws: `PublishRefusal` where there are faults, unless the user said to publish all the same.
  private func refuse(_ faults: [Diagnostic]) throws {
    if !faults.isEmpty, !setting.isForced { throw PublishRefusal(faults: faults) }
  }

  /// The outcome of a run that changes nothing.
  private func unchanged(_ scan: PublishScan) throws -> Outcome {
    var outcome = Outcome()
    let cache = scan.cache
    (outcome.pages, outcome.errors, outcome.warnings) = (cache.pages, cache.errors, cache.warnings)
    outcome.bytes = cache.files.reduce(0) { $0 + $1.stamp.size }
    outcome.findings = try FindingNotes.read(site.cacheFolder, of: repository)
    return outcome
  }
}

/// Faults that readers should not see keep an archive from being published.
public struct PublishRefusal: Error {
  public let faults: [Diagnostic]
}
