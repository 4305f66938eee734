import Diagnostics
public import FileTrees
import Site
import Synchronization

/// Which files a run added to a site, changed and removed, each in the order of their paths.
public struct SiteChanges: Sendable {
  public var added: [RelativePath] = []
  public var changed: [RelativePath] = []
  public var gone: [RelativePath] = []

  public var all: [RelativePath] { added + changed + gone }

  public init() {}
}

/// The tree of the site to come: writes the files that differ from the site as it is, and knows which do. Several threads may
/// use it at a time.
final class SiteOutput: Sendable {
  private let tree: StagedTree
  private let live: Folder?
  private let old: [RelativePath: FileStamp]
  /// Whether the old files are as they were written; otherwise none may be kept without a comparison.
  private let isTrusted: Bool
  private let state = Mutex(State())

  private struct State {
    /// All files that the site is to have.
    var files: Set<RelativePath> = []
    /// Files that were written, by their new stamps.
    var added: [RelativePath: FileStamp] = [:]
    var changed: [RelativePath: FileStamp] = [:]
  }

  /// Faults name files of the site from where the user stands.
  private func inSite<Result>(_ body: () throws(FileFault) -> Result) throws -> Result {
    do throws(FileFault) {
      return try body()
    } catch {
      throw Failure("\(place)/\(error)")
    }
  }

  /// The folder as its user named it.
  let place: String
  /// The pages that the search is fed with; `nil` where there is no search.
  let searchPages: SearchPages?

  init(
    tree: StagedTree, live: Folder?, old: [RelativePath: FileStamp], isTrusted: Bool, place: String,
    searchPages: SearchPages?
  ) {
    (self.tree, self.live, self.old, self.isTrusted) = (tree, live, old, isTrusted)
    (self.place, self.searchPages) = (place, searchPages)
  }

  /// A file of the site as it will be; `nil` where there is none.
  func read(_ path: RelativePath) throws(FileFault) -> [UInt8]? { try tree.read(path) }

  /// Writes the file; the first caller for a path wins.
  func put(_ file: SiteFile) throws { try put(file.path) { file.bytes } }

  /// The same; `bytes` is called only for the first caller of the path.
  func put(_ name: String, _ bytes: () throws -> [UInt8]) throws {
    guard let path = RelativePath(name) else {
      throw Failure("\(name) is too long for a file of the site; give the text a shorter name")
    }
    guard state.withLock({ $0.files.insert(path).inserted }) else { return }
    let bytes = try bytes()
    guard let known = old[path], let live else {
      let stamp = try inSite { () throws(FileFault) in try tree.write(path, bytes) }
      return state.withLock { $0.added[path] = stamp }
    }
    let before = known.size == bytes.count ? try inSite { () throws(FileFault) in try live.read(path) } : nil
    let isAsItWas = before == bytes
    if isAsItWas {
      // An earlier round wrote something else there: the old file comes back.
      let isWritten = state.withLock { $0.changed.removeValue(forKey: path) != nil }
      if isWritten { try inSite { () throws(FileFault) in try tree.keep(path) } }
      return
    }
    let stamp = try inSite { () throws(FileFault) in try tree.write(path, bytes) }
    state.withLock { $0.changed[path] = stamp }
  }

  /// Keeps files as they are; `false` where one is missing or cannot be trusted.
  func keep(all names: [String]) -> Bool {
    let paths = names.compactMap { RelativePath($0) }
    guard isTrusted, paths.count == names.count, paths.allSatisfy({ old[$0] != nil }) else { return false }
    state.withLock { $0.files.formUnion(paths) }
    return true
  }

  /// Keeps all files of the site except some, and except those that are decided elsewhere.
  func keepAll(except left: Set<String>, unless isDecidedElsewhere: (String) -> Bool) {
    state.withLock { state in
      state.files.reserveCapacity(old.count)
      for path in old.keys where !left.contains(path.description) && !isDecidedElsewhere(path.description) {
        state.files.insert(path)
      }
    }
  }

  /// Keeps a file as it is; `false` where it is missing or cannot be trusted.
  func keep(_ name: String) -> Bool {
    guard isTrusted, let path = RelativePath(name), old[path] != nil else { return false }
    state.withLock { _ = $0.files.insert(path) }
    return true
  }

  /// Keeps all files below a folder; `false` where there are none, or where they cannot be trusted.
  func keepFolder(_ name: String) -> Bool {
    guard isTrusted else { return false }
    let inside = old.keys.filter { $0.description.utf8.starts(with: (name + "/").utf8) }
    state.withLock { $0.files.formUnion(inside) }
    return !inside.isEmpty
  }

  /// Whether this run wrote the file.
  func isWritten(_ name: String) -> Bool {
    guard let path = RelativePath(name) else { return false }
    return state.withLock { $0.added[path] != nil || $0.changed[path] != nil }
  }

  /// Lets files be written once more; shared assets stay.
  func reopen(_ names: [String]) {
    for name in names where !name.utf8.starts(with: "assets/".utf8) {
      if let path = RelativePath(name) { state.withLock { _ = $0.files.remove(path) } }
    }
  }

  /// Removes the files in a folder that are not wanted any more: an earlier round of the same run may have written others.
  func remove(in folder: String, except wanted: Set<String>) throws {
    let lead = folder + "/"
    let left = state.withLock { state in
      let left = state.files.filter { $0.description.utf8.starts(with: lead.utf8) && !wanted.contains($0.description) }
      state.files.subtract(left)
      for path in left { state.changed[path] = nil }
      return left.filter { state.added.removeValue(forKey: $0) != nil }
    }
    for path in left { try inSite { () throws(FileFault) in try tree.remove(path) } }
  }

  /// Removes the old files that were neither written nor kept, and gives back how the site differs from the one before.
  func finish() throws -> SiteChanges {
    let state = state.withLock { $0 }
    let gone = old.keys.filter { !state.files.contains($0) }.sorted()
    for path in gone { try inSite { () throws(FileFault) in try tree.remove(path) } }
    var changes = SiteChanges()
    (changes.added, changes.changed, changes.gone) = (state.added.keys.sorted(), state.changed.keys.sorted(), gone)
    return changes
  }

  /// The stamps of the finished site's files, in the order of their paths. `before` are those of the site before, in that order.
  func stamps(before: [(path: RelativePath, stamp: FileStamp)]) -> [(path: RelativePath, stamp: FileStamp)] {
    let state = state.withLock { $0 }
    var stamps: [(path: RelativePath, stamp: FileStamp)] = []
    stamps.reserveCapacity(state.files.count)
    for (path, stamp) in before where state.files.contains(path) && state.added[path] == nil {
      stamps.append((path, state.changed[path] ?? stamp))
    }
    guard !state.added.isEmpty else { return stamps }
    stamps += state.added.map { ($0.key, $0.value) }
    return stamps.sorted { $0.path < $1.path }
  }
}
