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
    /// Errors in texts, and findings about links, pictures, and what a format cannot show.
    public var findings: [Diagnostic] = []
  }

  /// Publishes, and without diagrams and covers where Chromium does not start.
  ///
  /// - Throws: `PublishRefusal` if something looks like a credential; the site is as it was then.
  public func run() throws -> Outcome {
    do {
      return try publish()
    } catch let fault as DrawingFault {
      output.warn("the site is made as without Chromium: \(fault.reason)")
      return try PublishJob(
        repository: repository, site: site, setting: setting, drawing: drawing.gone, output: output
      ).publish()
    }
  }

  /// Scan, plan, render, overviews, search, commit.
  private func publish() throws -> Outcome {
    let scan = try scan()
    leakUntilExit(scan)
    if !setting.isForced { try SiteOwner(repository).check(site, scan.sources, scan.cache) }
    try warnOfSkipped(scan)
    let plan = PublishPlan(scan.planInput)
    if plan.mode == .unchanged { return try unchanged(scan) }
    let output = try begin(plan, from: scan)
    var outcome = Outcome()
    let texts = try discardingUnlessDone {
      let texts = try render(plan, of: scan, into: output)
      let besides = try PublishedSecrets(repository: repository).findings(in: texts.files)
      let faults = texts.faults.filter(\.isSecret) + besides + texts.faults.filter { !$0.isSecret }
      try refuse(faults.filter(\.isSecret))
      outcome.errors = besides.count
      if setting.format == .site {
        try writeOverviews(of: texts, scan, into: output)
        try writeSearchIndex(of: texts, scan, into: output)
        try writePreviews(of: texts, scan, into: output)
        outcome.findings = faults + (try linkFindings(of: texts, scan))
      } else {
        outcome.findings = faults + texts.findings
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

  /// - Throws: `PublishRefusal` if there are secrets, unless the user said to publish all the same.
  private func refuse(_ secrets: [Diagnostic]) throws {
    if !secrets.isEmpty, !setting.isForced { throw PublishRefusal(faults: secrets) }
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

/// An archive that is not published, since it has what looks like a credential. Other faults are reported and do not stop it.
public struct PublishRefusal: Error {
  public let faults: [Diagnostic]
}
