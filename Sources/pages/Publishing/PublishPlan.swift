import FileTrees
import Links
import Site

/// Which pages a run has to make: decided from the stamps of the archive's files and from what the last run remembered, before
/// any text is read. A plan touches no file.
struct PublishPlan: Sendable {
  enum Mode: Sendable {
    /// The site is what it would become.
    case unchanged
    /// Pages of fresh texts are kept.
    case incremental
    /// Every page is made.
    case whole
  }

  let mode: Mode
  /// Texts whose pages have to be made, and those whose pages are kept, by their index in the catalogue.
  let stale: [Int]
  let fresh: [Int]
  /// Texts of the last run that have no page any more.
  let removed: [RelativePath]
  /// Whether files came or went: then any link may lead elsewhere by now.
  let pathsChanged: Bool

  /// The inputs of a plan.
  struct Input: Sendable {
    let catalogue: Catalogue
    /// All files of the archive.
    let sources: [RelativePath: FileStamp]
    let cache: BuildCache
    /// `nil` where they are missing, cannot be read or may not be used.
    let records: TextRecords?
    /// `PublishSetting.digest` of this run.
    let digest: String
    let damage: BuildCache.Damage
    /// Whether texts with errors are published.
    let isForced: Bool
  }

  init(_ input: Input) {
    let (catalogue, sources, cache) = (input.catalogue, input.sources, input.cache)
    let asked = Self.mode(
      cache: cache, sources: sources, digest: input.digest, damage: input.damage, isForced: input.isForced)
    let texts = catalogue.texts
    pathsChanged = sources.count != cache.sources.count || !sources.keys.allSatisfy { cache.sources[$0] != nil }
    if asked == .unchanged {
      (mode, stale, fresh, removed) = (asked, [], Array(texts.indices), [])
      return
    }
    guard asked == .incremental, let records = input.records else {
      (mode, stale, fresh, removed) = (.whole, Array(texts.indices), [], [])
      return
    }
    var stale: [Int] = []
    var fresh: [Int] = []
    for (index, text) in texts.enumerated() {
      if let entry = records.entry(text.path), Self.isFresh(text, entry, input) {
        fresh.append(index)
      } else {
        stale.append(index)
      }
    }
    (mode, self.stale, self.fresh) = (.incremental, stale, fresh)
    removed = pathsChanged ? records.paths.filter { catalogue.text(at: $0) == nil }.sorted() : []
  }

  /// How much there is to do, before records are read.
  static func mode(
    cache: BuildCache, sources: [RelativePath: FileStamp], digest: String, damage: BuildCache.Damage, isForced: Bool
  ) -> Mode {
    guard cache.setting == digest, damage != .files else { return .whole }
    // Errors are reported again, unless the run is forced.
    let mayStay = damage == .none && (cache.errors == 0 || isForced)
    let isUnchanged =
      mayStay && sources.count == cache.sources.count && sources.allSatisfy { cache.isUnchanged($0.key, $0.value) }
    return isUnchanged ? .unchanged : .incremental
  }

  /// Whether a text, its neighbours and all files that its pages were made of are what they were.
  private static func isFresh(_ text: ArchivedText, _ entry: TextEntry, _ input: Input) -> Bool {
    // Its errors are reported again, unless they may be published.
    guard entry.summary.errors == 0 || input.isForced else { return false }
    guard let now = input.sources[text.path], input.cache.isUnchanged(text.path, now) else { return false }
    guard entry.build.neighbourKey == TextBuild.neighbourKey(of: text, in: input.catalogue) else { return false }
    return entry.build.dependencies.allSatisfy { dependency in
      let now = input.sources[dependency.path]
      guard let now, let stamp = dependency.stamp else { return now == nil && dependency.stamp == nil }
      return now.hasContent(of: stamp) && now.modified < input.cache.time
    }
  }
}
