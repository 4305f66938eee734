import Diagnostics
import FileTrees
import Links
import Parallel
import Reports
import Site

/// What a run knows of the one before, and leaves for the next.
extension PublishJob {
  /// The files of the site that were written by an earlier run and are still there, as they are now: a copy of the folder, such as
  /// a job's cache brings back, has other stamps and the same content. A run that was killed right behind the swap left files
  /// that nobody remembers.
  func present(
    _ memory: BuildCache, _ live: Folder?, _ damage: BuildCache.Damage
  ) throws -> [RelativePath: FileStamp] {
    guard let live else { return [:] }
    var files: [RelativePath: FileStamp] = [:]
    for (path, stamp) in memory.files {
      files[path] = damage == .files ? try live.stamp(path) : stamp
    }
    guard damage != .none else { return files }
    for path in try BuildCache.coming(site.cacheFolder) where files[path] == nil { files[path] = try live.stamp(path) }
    return files
  }

  /// The files of the finished site, as they are. Those that stayed are links to what they were, unless the tree was made anew
  /// or the disk has no links: then the first of them is another one, and all are looked at.
  private func stamps(
    _ writer: SiteWriter, after last: BuildCache?, _ damage: BuildCache.Damage, _ changes: SiteWriter.Changes,
    in live: Folder
  ) throws -> [(path: RelativePath, stamp: FileStamp)] {
    let files = writer.stamps(before: last?.files ?? [])
    if damage == .none, site.broughtUpToDate != nil {
      let changed = Set(changes.all)
      guard let first = files.first(where: { !changed.contains($0.path) }) else { return files }
      if try live.stamp(first.path)?.hasContent(of: first.stamp) ?? false { return files }
    }
    return try BuildCache.stamps(of: files.map { ($0.path, nil) }, in: live)
  }

  static func isSame(_ now: [RelativePath: FileStamp], _ memory: BuildCache) -> Bool {
    now.count == memory.sources.count && now.allSatisfy { memory.isSame($0.key, $0.value) }
  }

  func remember(
    _ catalogue: Catalogue, _ sources: SiteSources, _ writer: SiteWriter, _ records: TextRecords, _ digest: String,
    after last: BuildCache?, _ damage: BuildCache.Damage, _ outcome: inout Outcome
  ) throws {
    let paths = catalogue.texts.map(\.path).filter { records.record($0, []) != nil }
    for path in paths {
      guard let facts = records.record(path, .brief)?.facts else { continue }
      outcome.errors += facts.errors
      outcome.warnings += facts.warnings
    }
    outcome.warnings += outcome.findings.count { $0.severity == .warning }
    guard let live = try site.live() else {
      // An archive without texts is no folder of Markdown.
      if outcome.changes.all.isEmpty { return }
      throw FileFault(.read, site.path, .changedMeanwhile)
    }
    var memory = BuildCache()
    memory.setting = digest
    memory.sources = sources.stamps
    let (blank, known) = (memory, records)
    let stamps = try stamps(writer, after: last, damage, outcome.changes, in: live)
    let (cacheFolder, touched) = (site.cacheFolder, site.broughtUpToDate.map { $0 + outcome.changes.all })
    // Whether the tree that lies in the cacheFolder now is the site that was looked at in the beginning.
    let isSwapped = damage == .none && !outcome.changes.all.isEmpty
    let isAlike = last != nil && outcome.changes.added.isEmpty && outcome.changes.gone.isEmpty
    let lines: [UInt8]
    (memory, lines) = try Parallel.both(
      {
        let spare = try isSwapped ? touched.flatMap { try FolderStampCache(cacheFolder, written: $0) } : nil
        return try blank.seeing(live, stamps, spare: spare, like: isAlike ? last : nil)
      }, { known.lines(of: paths) })
    let ending = setting.format == .site ? "/index.html" : ".md"
    outcome.pages = memory.files.count { path, _ in
      let name = "/" + path.description
      return name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    outcome.bytes = memory.files.reduce(0) { $0 + $1.stamp.size }
    (memory.pages, memory.errors, memory.warnings) = (outcome.pages, outcome.errors, outcome.warnings)
    try cacheFolder.unlocked {
      try FolderStampCache.keep(isSwapped ? last?.folderLines ?? [] : [], in: $0)
      try SiteOwner(repository).keep(in: $0)
      try FindingNotes.keep(outcome.findings, of: repository, in: $0)
      try memory.save(lines, in: $0)
    }
  }
}

extension PublishJob.Outcome {
  /// A site that is as it was.
  init(_ memory: BuildCache) {
    (pages, errors, warnings) = (memory.pages, memory.errors, memory.warnings)
    bytes = memory.files.reduce(0) { $0 + $1.stamp.size }
  }
}

extension BuildCache {
  /// Whether a file is what it was when the site was made. One that changed at that very moment may have changed unseen.
  func isSame(_ path: RelativePath, _ now: FileStamp) -> Bool {
    guard let known = sources[path] else { return false }
    return known.hasContent(of: now) && now.modified < time
  }
}
