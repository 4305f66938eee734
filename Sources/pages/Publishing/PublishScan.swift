import FileTrees
import Links
import Parallel
import Workspace

/// The state that a run begins with: the archive, the site as it is, and what the last run remembered.
struct PublishScan: Sendable {
  let sources: SiteSources
  let catalogue: Catalogue
  let cache: BuildCache
  /// `nil` where nothing is remembered that may be used.
  let records: TextRecords?
  /// `PublishSetting.digest` of this run.
  let digest: String
  /// The site as it is; `nil` where there is none.
  let live: Folder?
  let damage: BuildCache.Damage
  let isForced: Bool

  var planInput: PublishPlan.Input {
    PublishPlan.Input(
      catalogue: catalogue, sources: sources.stamps, cache: cache, records: records, digest: digest, damage: damage,
      isForced: isForced)
  }

  /// The cache of the site that is there; `nil` where there is no site.
  var previous: BuildCache? { live == nil ? nil : cache }
}

extension PublishJob {
  /// Reads the stamps of the archive and of the site, and the records where the plan will need them, on both cores.
  func scan() throws -> PublishScan {
    let (repository, path, cacheFolder) = (repository, site.path, site.cacheFolder)
    let (sources, cache) = try Parallel.both(
      { try SiteSources(repository, output: path) }, { try BuildCache.read(cacheFolder) })
    let live = try site.live()
    let digest = try setting.digest(repository, showsPreviews: showsPreviews)
    let isForced = setting.isForced
    let mode = { @Sendable damage in
      PublishPlan.mode(cache: cache, sources: sources.stamps, digest: digest, damage: damage, isForced: isForced)
    }
    let expected = mode(.none)
    // Records come last, since they are read in parts, which the other core helps with when it is done.
    let ((catalogue, early), damage) = try Parallel.both(
      {
        (
          Catalogue(sources.paths, repository.community),
          expected == .incremental ? try cache.records(cacheFolder) : nil
        )
      }, { live.map(cache.damage) ?? .files })
    let needsRecords = (damage == .none ? expected : mode(damage)) == .incremental
    var records = needsRecords ? early : nil
    if needsRecords, expected != .incremental { records = try cache.records(cacheFolder) }
    // A run that was refused or killed has left pages of its own for the search.
    if records != nil, setting.needsSearchPages, try !SearchPages.areClean(in: cacheFolder) { records = nil }
    return PublishScan(
      sources: sources, catalogue: catalogue, cache: cache, records: records, digest: digest, live: live,
      damage: damage, isForced: isForced)
  }
}
