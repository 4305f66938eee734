public import Diagnostics
public import FileTrees
import Links
import Parallel
import Reports
import Reveal
import Site
public import Workspace

/// The archive → a website in a folder, which changes at one moment or not at all.
public struct PublishJob {
  public let repository: Repository
  public let site: AtomicFolder
  public let setting: PublishSetting
  let drawing: SiteDrawing
  let output: JobOutput

  /// `output` hears what the user should know besides.
  public init(
    repository: Repository, site: AtomicFolder, setting: PublishSetting, drawing: SiteDrawing, output: JobOutput
  ) {
    (self.repository, self.site, self.setting) = (repository, site, setting)
    (self.drawing, self.output) = (drawing, output)
  }

  /// Whether there are pictures for link previews.
  var showsPreviews: Bool { setting.hasPreviews && drawing.isThere }

  /// What came of it.
  public struct Outcome {
    public var pages = 0
    public var bytes = 0
    public var changes = SiteWriter.Changes()
    public var errors = 0
    public var warnings = 0
    /// About links and pictures, and what Markdown cannot say.
    public var findings: [Diagnostic] = []
  }

  /// - Throws: `PublishRefusal` where secrets keep the archive from being published.
  public func run() throws -> Outcome {
    let (repository, path, cacheFolder) = (repository, site.path, site.cacheFolder)
    let (sources, memory) = try Parallel.both(
      { try SiteSources(repository, output: path) }, { try BuildCache.read(cacheFolder) })
    if !setting.isForced { try SiteOwner(repository).check(site, sources, memory) }
    let live = try site.live()
    let digest = try setting.digest(repository, showsPreviews: showsPreviews)
    // Errors that were published once are not published again unless that is said again.
    let isClean = memory.errors == 0 || setting.isForced
    let isSame = memory.setting == digest && isClean && Self.isSame(sources.stamps, memory)
    let read = { @Sendable in memory.setting == digest ? try memory.records(cacheFolder) : nil }
    // Records come last, since they are read in parts, which the other core helps with when it is done.
    let ((catalogue, early), damage) = try Parallel.both(
      { (Catalogue(sources.paths, repository.community), isSame ? nil : try read()) },
      { live.map(memory.damage) ?? .files })
    try tellOfLeftOut(sources, catalogue)
    if isSame, damage == .none {
      var outcome = Outcome(memory)
      outcome.findings = try FindingNotes.read(cacheFolder, of: repository)
      return outcome
    }
    let known = damage == .files ? nil : isSame ? try read() : early
    Self.leakUntilExit(known, catalogue, sources, memory)
    do {
      return try publish(catalogue, sources, memory, live, digest, damage, known)
    } catch let fault as DrawingFault {
      output.warn("the site is made as without Chromium: \(fault.reason)")
      return try PublishJob(
        repository: repository, site: site, setting: setting, drawing: drawing.gone, output: output
      ).run()
    }
  }

  /// The process ends when the site is there. To take thousands of records apart before would take longer than to write the
  /// pages of a report that changed.
  private static func leakUntilExit(_ values: Any...) { _ = Unmanaged.passRetained(EndlessObject(values)) }

  private final class EndlessObject {
    let values: [Any]
    init(_ values: [Any]) { self.values = values }
  }

  /// What somebody laid into the site would go with it.
  private func refuseStrangers(in live: Folder, _ own: [RelativePath: FileStamp]) throws {
    let strange = try live.walk { _ in true }.filter { entry in
      RelativePath(entry.path).map { own[$0] == nil } ?? true
    }
    guard let first = strange.first else { return }
    let others = strange.count == 1 ? "was" : "and \(strange.count - 1) other\(strange.count == 2 ? "" : "s") were"
    throw Failure(
      "\(site.path)/\(first.path) \(others) not written by publish, and would be lost; move "
        + "\(strange.count == 1 ? "it" : "them") away and run this again")
  }

  private func publish(
    _ catalogue: Catalogue, _ sources: SiteSources, _ memory: BuildCache, _ live: Folder?, _ digest: String,
    _ damage: BuildCache.Damage, _ known: TextRecords?
  ) throws -> Outcome {
    let old = try present(memory, live, damage)
    if let live, damage != .none { try refuseStrangers(in: live, old) }
    // A run that was refused or killed has left pages of its own for the search.
    let hasSearch = setting.format == .site && setting.hasSearch
    let known = try hasSearch && !SearchPages.markDirty(site.cacheFolder) ? nil : known
    var records = known ?? TextRecords()
    let isKnown = known != nil
    let isTrusted = damage != .files
    let tree = try inSite { () throws(FileFault) in try site.begin(fromSpare: isTrusted) { old.keys.sorted() } }
    let writer = SiteWriter(tree, live: live, old: old, isTrusted: isTrusted, place: site.path)
    var outcome = Outcome()
    do {
      switch setting.format {
      case .site:
        let pages = hasSearch ? try SearchPages(site.cacheFolder, isNew: !isKnown) : nil
        let texts = try texts(catalogue, sources, memory, writer, pages, &records)
        let secrets = try PublishedSecrets(repository: repository).findings(in: shownFiles(catalogue, records))
        try refuse(texts.secrets + secrets)
        outcome.errors += secrets.count
        try whole(
          catalogue, sources, memory, writer, records, isKnown: isKnown, areToldTheSame: texts.areToldTheSame)
        try search(catalogue, writer, pages, records, isKnown: isKnown)
        try previews(catalogue, tree, writer, records)
        outcome.findings = texts.secrets + secrets + texts.errors + (try findings(catalogue, records))
      case .docusaurus:
        let result = try DocusaurusJob(
          repository: repository, catalogue: catalogue, sources: sources.stamps, writer: writer
        ).run()
        let secrets = try PublishedSecrets(repository: repository).findings(in: result.files)
        try refuse(result.faults.filter(\.isSecret) + secrets)
        outcome.errors += secrets.count
        (records, outcome.findings) = (result.records, secrets + result.faults + result.findings)
      }
      outcome.changes = try writer.finish()
      if !outcome.changes.all.isEmpty {
        try site.cacheFolder.unlocked { try BuildCache.announce(outcome.changes.added, in: $0) }
        do throws(FileFault) { try site.swap() } catch { throw Failure("\(error)") }
      }
    } catch {
      site.discard()
      throw error
    }
    // The site is there. Whatever fails now costs the next run time, and nothing else.
    do {
      // What is not as it was left is no start for the next tree.
      if damage == .none { try site.settle(outcome.changes.all) } else { site.discard() }
      if hasSearch { try SearchPages.markClean(site.cacheFolder) }
      try remember(catalogue, sources, writer, records, digest, after: live == nil ? nil : memory, damage, &outcome)
    } catch let fault as FileFault {
      output.warn(
        "\(site.path) is published, but what is remembered for the next run could not be kept (\(fault.reason)); "
          + "that run makes everything anew")
    }
    return outcome
  }

  /// What lies in the archive and has no page is said, and why.
  private func tellOfLeftOut(_ sources: SiteSources, _ catalogue: Catalogue) throws {
    let lead = repository.prefix
    for sentence in try repository.unusedScripts() { output.warn(sentence) }
    for entry in sources.leftOut {
      switch entry.kind {
      case .link:
        output.warn(
          "\(lead)\(entry.path) is a symbolic link and is not published; put the file or folder itself in its place")
      case .unreadableName:
        output.warn("\(lead)\(entry.path) has a name that no page can have, and is not published; rename it")
      default: output.warn("\(lead)\(entry.path) is no file, and is not published; move it away")
      }
    }
    for path in sources.paths where Self.isOtherMarkdown(path.lastName) {
      output.warn("\(lead)\(path) does not end with .md and is not published; rename it")
    }
    for (text, other) in catalogue.addressConflicts {
      output.warn(
        "\(lead)\(text.path) would have the address of \(lead)\(other.path), and is not published; rename one of them")
    }
  }

  private static func isOtherMarkdown(_ name: String) -> Bool {
    let lower = name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    func ends(_ ending: String) -> Bool { lower.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
    return ends(".markdown") || ends(".mdx") || ends(".md") && !name.utf8.suffix(3).elementsEqual(".md".utf8)
  }

  /// Faults name files of the site from where the user stands.
  private func inSite<Result>(_ body: () throws(FileFault) -> Result) throws -> Result {
    do throws(FileFault) {
      return try body()
    } catch {
      throw Failure("\(site.path)/\(error)")
    }
  }
}

/// Why an archive is not published: what looks like a credential. Other faults are said, and keep nothing from its readers.
public struct PublishRefusal: Error {
  public let faults: [Diagnostic]
}
