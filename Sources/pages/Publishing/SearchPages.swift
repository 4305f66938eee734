import Diagnostics
import FileTrees
import Site
import Synchronization

/// The pages that the search is fed with, kept in the cacheFolder so that only those of changed texts are written.
final class SearchPages: Sendable {
  private let folder: Folder
  private static let place = RelativePath(constant: "searched")

  /// Pages of the last run, which go if nobody asks for them.
  private let old: Set<String>
  private let state = Mutex((asked: Set<String>(), isChanged: false))

  /// There while the pages are those of the site as it was published.
  private static let mark = RelativePath(constant: "searched-whole")

  /// Before pages are written: whether those that lie there are of the site as it is. They no longer count as that until they are
  /// `markClean`d, so that those of a run that was refused or killed are never taken for it.
  static func markDirty(_ cacheFolder: Folder) throws(FileFault) -> Bool {
    guard try cacheFolder.entry(mark) != nil else { return false }
    try cacheFolder.removeFile(mark)
    return true
  }

  /// Once the site is published.
  static func markClean(_ cacheFolder: Folder) throws {
    var tree = FileTree()
    tree[mark] = []
    _ = try cacheFolder.unlocked { try $0.put(tree) }
  }

  /// `isNew`: what lies there is not to be believed.
  init(_ cacheFolder: Folder, isNew: Bool) throws {
    folder = cacheFolder
    if isNew { folder.removeTree(Self.place) }
    old = Set(try folder.walk(entering: { $0.utf8.starts(with: "searched".utf8) }).map(\.path))
      .filter { $0.utf8.starts(with: "searched/".utf8) }
  }

  /// Where they lie.
  var path: String { "\(folder.path)/\(Self.place)" }

  /// Writes a page, where it is not as it was.
  func put(_ page: SiteFile) throws {
    guard let path = RelativePath("\(Self.place)/\(page.path)") else {
      throw Failure("\(page.path) is too long for a page of the search; give the text a shorter name")
    }
    var tree = FileTree()
    tree[path] = page.bytes
    let changed = try folder.unlocked { try $0.put(tree) }
    state.withLock { state in
      state.asked.insert(path.description)
      if !changed.isEmpty { state.isChanged = true }
    }
  }

  /// Pages of a text that is as it was.
  func keep(_ names: [String]) { state.withLock { $0.asked.formUnion(names.map { "\(Self.place)/\($0)" }) } }

  /// Takes away what nobody asked for; whether the index has to be made again.
  func finish() throws -> Bool {
    let (asked, isChanged) = state.withLock { $0 }
    let gone = old.subtracting(asked)
    for name in gone { try RelativePath(name).map(folder.removeFile) }
    return isChanged || !gone.isEmpty
  }
}
