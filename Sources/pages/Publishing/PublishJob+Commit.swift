import Diagnostics
import FileTrees
import Links
import Parallel
import Site

extension PublishJob {
  /// Completes the tree and swaps it in, where it differs from the site as it is.
  func commit(_ output: SiteOutput) throws -> SiteChanges {
    let changes = try output.finish()
    if !changes.all.isEmpty {
      try site.cacheFolder.unlocked { try BuildCache.announce(changes.added, in: $0) }
      do throws(FileFault) { try site.swap() } catch { throw Failure("\(error)") }
    }
    return changes
  }

  /// Saves the cache for the next run, and completes the numbers of the outcome. The site is published by now: a failure here costs
  /// the next run time, and nothing else.
  func remember(
    _ texts: RenderedTexts, of scan: PublishScan, _ output: SiteOutput, into outcome: inout Outcome
  ) throws {
    do {
      // A modified folder cannot be reused as the next tree.
      if scan.damage == .none { try site.settle(outcome.changes.all) } else { site.discard() }
      if output.searchPages != nil { try SearchPages.markClean(in: site.cacheFolder) }
      try save(texts, of: scan, output, into: &outcome)
    } catch let fault as FileFault {
      self.output.warn(
        "\(site.path) is published, but what is remembered for the next run could not be kept (\(fault.reason)); "
          + "that run makes everything anew")
    }
  }

  private func save(
    _ texts: RenderedTexts, of scan: PublishScan, _ output: SiteOutput, into outcome: inout Outcome
  ) throws {
    let (records, paths) = (texts.records, scan.catalogue.texts.map(\.path))
    let summaries = paths.compactMap { records.entry($0)?.summary }
    outcome.errors += summaries.reduce(0) { $0 + $1.errors }
    // Warnings among the faults of texts are in their summaries.
    let own = texts.faults.count { $0.severity == .warning }
    outcome.warnings =
      summaries.reduce(0) { $0 + $1.warnings } + outcome.findings.count { $0.severity == .warning } - own
    guard let live = try site.live() else {
      // An archive without texts makes no folder for Docusaurus.
      if outcome.changes.all.isEmpty { return }
      throw FileFault(.read, site.path, .changedMeanwhile)
    }
    let blank = BuildCache(setting: scan.digest, sources: scan.sources.stamps)
    let stamps = try stamps(output, after: scan, outcome.changes, in: live)
    let (cacheFolder, touched) = (site.cacheFolder, site.broughtUpToDate.map { $0 + outcome.changes.all })
    let changes = outcome.changes
    // Whether the tree in the cache folder is the site that was looked at in the beginning.
    let isSwapped = scan.damage == .none && !changes.all.isEmpty
    let hasSameFiles = scan.previous != nil && changes.added.isEmpty && changes.gone.isEmpty
    var (cache, lines) = try Parallel.both(
      {
        let spare = try isSwapped ? touched.flatMap { try FolderStampCache(cacheFolder, written: $0) } : nil
        return try blank.withSite(
          live, files: stamps, spare: spare, sameFoldersAs: hasSameFiles ? scan.previous : nil)
      }, { records.lines(of: paths) })
    let ending = setting.format == .site ? "/index.html" : ".md"
    outcome.pages = cache.files.count { path, _ in
      let name = "/" + path.description
      return name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    outcome.bytes = cache.files.reduce(0) { $0 + $1.stamp.size }
    (cache.pages, cache.errors, cache.warnings) = (outcome.pages, outcome.errors, outcome.warnings)
    let findings = outcome.findings
    try cacheFolder.unlocked {
      try FolderStampCache.keep(isSwapped ? scan.previous?.folderLines ?? [] : [], in: $0)
      try SiteOwner(repository).keep(in: $0)
      try FindingNotes.keep(findings, of: repository, in: $0)
      try cache.save(lines, in: $0)
    }
  }

  /// The stamps of the finished site's files. Files that stayed are links to the old ones, unless the tree was made anew or the disk
  /// has no links: then the first of them has another stamp, and all are looked at.
  private func stamps(
    _ output: SiteOutput, after scan: PublishScan, _ changes: SiteChanges, in live: Folder
  ) throws -> [(path: RelativePath, stamp: FileStamp)] {
    let files = output.stamps(before: scan.previous?.files ?? [])
    if scan.damage == .none, site.broughtUpToDate != nil {
      let changed = Set(changes.all)
      guard let first = files.first(where: { !changed.contains($0.path) }) else { return files }
      if try live.stamp(first.path)?.hasContent(of: first.stamp) ?? false { return files }
    }
    return try BuildCache.stamps(of: files.map { ($0.path, nil) }, in: live)
  }
}
