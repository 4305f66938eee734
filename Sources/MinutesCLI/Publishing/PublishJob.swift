import Diagnostics
import Export
import FileTrees
import Reports
import Reveal
import Site

/// The archive → a website in a folder, which changes at one moment or not at all.
struct PublishJob {
  let repository: Repository
  let site: SwappedFolder
  let setting: PublishSetting
  /// What the user should know besides.
  let say: (String) -> Void

  /// What came of it.
  struct Outcome {
    var pages = 0
    var bytes = 0
    var changes = SiteWriter.Changes()
    var errors = 0
    var warnings = 0
    /// About links, and what was left out.
    var findings: [Diagnostic] = []
  }

  /// - Throws: `PublishRefusal` where faults keep the archive from being published.
  func run() throws -> Outcome {
    let sources = try SiteSources(repository, output: site.path)
    let memory = try SiteMemory.read(site.workshop)
    let live = try site.live()
    let digest = try setting.digest(repository)
    let isIntact = try live.map { try Self.isIntact($0, memory) } ?? false
    if isIntact, memory.setting == digest, Self.isSame(sources.stamps, memory) { return Outcome(memory) }
    if let live { try refuseStrangers(in: live, memory) }
    return try publish(sources, memory, live, digest, isKnown: isIntact && memory.setting == digest)
  }

  /// What somebody laid into the site would go with it.
  private func refuseStrangers(in live: Folder, _ memory: SiteMemory) throws {
    let there = try live.walk { _ in true }
    // A run that was killed right behind the swap remembered no more than what was to come.
    let coming = try SiteMemory.coming(site.workshop)
    let strange = there.filter { entry in
      RelativePath(entry.path).map { memory.outputs[$0] == nil && !coming.contains($0) } ?? true
    }
    guard let first = strange.first else { return }
    let others = strange.count == 1 ? "was" : "and \(strange.count - 1) other\(strange.count == 2 ? "" : "s") were"
    throw Failure(
      "\(site.path)/\(first.path) \(others) not written by publish, and would be lost; move "
        + "\(strange.count == 1 ? "it" : "them") away and run this again")
  }

  private func publish(
    _ sources: SiteSources, _ memory: SiteMemory, _ live: Folder?, _ digest: String, isKnown: Bool
  ) throws -> Outcome {
    // Of a folder that others changed nothing is believed.
    let old =
      try live.map { live in try memory.outputs.filter { try live.stamp($0.key)?.hasContent(of: $0.value) ?? false } }
      ?? [:]
    let catalogue = Catalogue(sources.paths, repository.community)
    let known = isKnown ? try memory.records(site.workshop) : nil
    var records = known ?? [:]
    let isKnown = known != nil
    let tree = try site.begin(keeping: old.keys.sorted())
    do {
      let writer = SiteWriter(tree, live: live, old: old)
      var outcome = Outcome()
      switch setting.format {
      case .site:
        let pages = setting.hasSearch ? try SearchPages(site.workshop, isNew: !isKnown) : nil
        try refuse(try texts(catalogue, sources, memory, writer, pages, &records))
        try whole(catalogue, sources, memory, writer, records, isKnown: isKnown)
        try search(catalogue, writer, pages, records, isKnown: isKnown)
        try previews(catalogue, tree, writer, records)
        outcome.findings = findings(catalogue, sources, records)
      case .docusaurus:
        let result = try FolderJob(
          repository: repository, catalogue: catalogue, sources: sources.stamps, writer: writer
        ).run()
        try refuse(result.faults)
        (records, outcome.findings) = (result.records, result.findings)
      }
      outcome.changes = try writer.finish()
      if outcome.changes.all.isEmpty {
        try site.rest()
      } else {
        try site.workshop.unlocked { try SiteMemory.announce(outcome.changes.added, in: $0) }
        try site.swap(outcome.changes.all)
      }
      try remember(catalogue, sources, writer, records, digest, &outcome)
      return outcome
    } catch {
      site.discard()
      throw error
    }
  }

  // MARK: What is known

  private static func isIntact(_ live: Folder, _ memory: SiteMemory) throws -> Bool {
    guard !memory.outputs.isEmpty else { return false }
    for (path, stamp) in memory.outputs {
      guard let now = try live.stamp(path), now.hasContent(of: stamp) else { return false }
    }
    return true
  }

  private static func isSame(_ now: [RelativePath: FileStamp], _ memory: SiteMemory) -> Bool {
    now.count == memory.sources.count && now.allSatisfy { memory.isSame($0.key, $0.value) }
  }

  private func remember(
    _ catalogue: Catalogue, _ sources: SiteSources, _ writer: SiteWriter, _ records: [RelativePath: Record],
    _ digest: String, _ outcome: inout Outcome
  ) throws {
    guard let live = try site.live() else { throw FileFault(.read, site.path, .changedMeanwhile) }
    var memory = SiteMemory()
    memory.setting = digest
    memory.sources = sources.stamps
    memory.outputs = try writer.stamps(in: live)
    let ending = setting.format == .site ? "/index.html" : ".md"
    memory.pages = memory.outputs.keys.count { path in
      let name = "/" + path.description
      return name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    let kept = catalogue.texts.compactMap { text in records[text.path].map { (text.path, $0) } }
    memory.errors = kept.reduce(0) { $0 + $1.1.facts.errors }
    memory.warnings = kept.reduce(0) { $0 + $1.1.facts.warnings } + outcome.findings.count
    try site.workshop.unlocked { try memory.save(kept, in: $0) }
    (outcome.pages, outcome.errors, outcome.warnings) = (memory.pages, memory.errors, memory.warnings)
    outcome.bytes = memory.outputs.values.reduce(0) { $0 + $1.size }
  }
}

extension PublishJob.Outcome {
  /// A site that is as it was.
  fileprivate init(_ memory: SiteMemory) {
    (pages, errors, warnings) = (memory.pages, memory.errors, memory.warnings)
    bytes = memory.outputs.values.reduce(0) { $0 + $1.size }
  }
}

extension SiteMemory {
  /// Whether a file is what it was when the site was made. One that changed at that very moment may have changed unseen.
  func isSame(_ path: RelativePath, _ now: FileStamp) -> Bool {
    guard let known = sources[path] else { return false }
    return known.hasContent(of: now) && now.modified < time
  }
}

/// Why an archive is not published: faults that its readers should not see.
struct PublishRefusal: Error {
  let faults: [Diagnostic]
}
