import FileTrees
import Links
import Meetings
import Site
import TestSupport

@testable import Publishing

/// An archive of stamps alone, and what a run that published it remembered.
struct MadeRun {
  var sources: [RelativePath: FileStamp] = [:]
  var cache = BuildCache()
  var records: TextRecords? = TextRecords()
  var digest = "settings"
  var damage = BuildCache.Damage.none
  var isForced = false

  /// The moment when the cache was written; all sources are older.
  static let time = 1000

  /// The last run published these files, the texts among them with a record each.
  init(_ names: [String]) throws {
    for name in names { sources[try path(name)] = Self.stamp(1) }
    cache = BuildCache(setting: digest, sources: sources, time: Self.time)
    let catalogue = try catalogue()
    for text in catalogue.texts {
      var record = TextRecord()
      record.build.neighbourKey = TextBuild.neighbourKey(of: text, in: catalogue)
      records?.set(text.path, record)
    }
  }

  static func stamp(_ modified: Int, size: Int = 10) -> FileStamp {
    FileStamp(size: size, modified: modified, touched: modified, inode: 1)
  }

  func catalogue() throws -> Catalogue {
    var community = Community()
    community.teams = [Team(id: "iaas", name: "Team IaaS")]
    return Catalogue(sources.keys.sorted(), community)
  }

  /// Changes the record of a text.
  mutating func record(_ name: String, _ change: (inout TextRecord) throws -> Void) throws {
    let place = try path(name)
    var record = records?.record(place) ?? TextRecord()
    try change(&record)
    records?.set(place, record)
  }

  mutating func remove(_ name: String) throws { sources[try path(name)] = nil }

  mutating func put(_ name: String, _ stamp: FileStamp) throws { sources[try path(name)] = stamp }

  func plan() throws -> PublishPlan {
    PublishPlan(
      PublishPlan.Input(
        catalogue: try catalogue(), sources: sources, cache: cache, records: records, digest: digest, damage: damage,
        isForced: isForced))
  }

  /// The paths of the texts that are stale, joined.
  func stale() throws -> String {
    let texts = try catalogue().texts
    return try plan().stale.map { texts[$0].path.description }.joined(separator: " ")
  }
}
