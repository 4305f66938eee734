import Diagnostics
import FileTrees
import Site
import Synchronization

/// The pages that the search is fed with, kept in the cache folder so that only those of changed texts are written.
final class SearchPages: Sendable {
  private let folder: Folder
  private static let place = RelativePath(constant: "searched")

  /// Pages of the last run; those that are neither written nor kept are removed.
  private let old: Set<String>
  private let state = Mutex((asked: Set<String>(), isChanged: false))

  /// This file exists while the pages are those of the published site.
  private static let mark = RelativePath(constant: "searched-whole")

  /// Whether the pages that lie there belong to the site as it is.
  static func areClean(in cacheFolder: Folder) throws(FileFault) -> Bool { try cacheFolder.entry(mark) != nil }

  /// Called before pages are written: until `markClean` they do not count as those of the site, so that pages of a run that was
  /// refused or killed are not used.
  static func markDirty(in cacheFolder: Folder) throws(FileFault) { try cacheFolder.removeFile(mark) }

  /// Called once the site is published.
  static func markClean(in cacheFolder: Folder) throws {
    _ = try cacheFolder.unlocked { try $0.put(mark, []) }
  }

  /// `isNew`: the pages of earlier runs are removed.
  init(_ cacheFolder: Folder, isNew: Bool) throws {
    folder = cacheFolder
    if isNew { folder.removeTree(Self.place) }
    old = Set(try folder.walk(entering: { $0.utf8.starts(with: "searched".utf8) }).map(\.path))
      .filter { $0.utf8.starts(with: "searched/".utf8) }
  }

  /// The folder of the pages.
  var path: String { "\(folder.path)/\(Self.place)" }

  /// Writes a page if it differs from the one that is there.
  func put(_ page: SiteFile) throws {
    guard let path = RelativePath("\(Self.place)/\(page.path)") else {
      throw Failure("\(page.path) is too long for a page of the search; give the text a shorter name")
    }
    let changed = try folder.unlocked { try $0.put(path, page.bytes) }
    state.withLock { state in
      state.asked.insert(path.description)
      if !changed.isEmpty { state.isChanged = true }
    }
  }

  /// Keeps the pages of a text that is fresh.
  func keep(_ names: [String]) { state.withLock { $0.asked.formUnion(names.map { "\(Self.place)/\($0)" }) } }

  /// Removes the pages that were neither written nor kept. Gives back whether the index has to be made again.
  func finish() throws -> Bool {
    let (asked, isChanged) = state.withLock { $0 }
    let gone = old.subtracting(asked)
    for name in gone { try RelativePath(name).map(folder.removeFile) }
    return isChanged || !gone.isEmpty
  }
}
