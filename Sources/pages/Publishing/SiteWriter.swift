import Diagnostics
public import FileTrees
import Site
import Synchronization

/// Writes the files of a site that are not as they were, and remembers what became of each; several threads may ask at a time.
public final class SiteWriter: Sendable {
  private let tree: StagedTree
  private let live: Folder?
  private let old: [RelativePath: FileStamp]
  /// Whether all of them are as they were left; otherwise each is compared with what it is to be.
  private let isTrusted: Bool
  private let place: String
  private let state = Mutex(State())

  private struct State {
    var files: Set<RelativePath> = []
    /// As they were written.
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

  /// What became of the files.
  public struct Changes {
    public var added: [RelativePath] = []
    public var changed: [RelativePath] = []
    public var gone: [RelativePath] = []

    public var all: [RelativePath] { added + changed + gone }
  }

  /// `old` are the files of the folder as it is now; `place` is the folder as its user named it.
  init(_ tree: StagedTree, live: Folder?, old: [RelativePath: FileStamp], isTrusted: Bool, place: String) {
    (self.tree, self.live, self.old, self.isTrusted, self.place) = (tree, live, old, isTrusted, place)
  }

  /// The file is to have these bytes. Whoever asks first for a path counts.
  func put(_ file: SiteFile) throws { try put(file.path) { file.bytes } }

  /// The same, where the bytes are asked for only if nobody has asked for the path before.
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
      // An earlier round wrote it: it has become what it was.
      let isWritten = state.withLock { $0.changed.removeValue(forKey: path) != nil }
      if isWritten { try inSite { () throws(FileFault) in try tree.keep(path) } }
      return
    }
    let stamp = try inSite { () throws(FileFault) in try tree.write(path, bytes) }
    state.withLock { $0.changed[path] = stamp }
  }

  /// The files stay as they are; `false` where one is not there.
  func keep(all names: [String]) -> Bool {
    let paths = names.compactMap { RelativePath($0) }
    guard isTrusted, paths.count == names.count, paths.allSatisfy({ old[$0] != nil }) else { return false }
    state.withLock { $0.files.formUnion(paths) }
    return true
  }

  /// All files of the site stay as they are, but for some, and those that are judged elsewhere.
  func keepAll(but left: Set<String>, unless isJudged: (String) -> Bool) {
    state.withLock { state in
      state.files.reserveCapacity(old.count)
      for path in old.keys where !left.contains(path.description) && !isJudged(path.description) {
        state.files.insert(path)
      }
    }
  }

  /// The file stays as it is; `false` where it is not there.
  func keep(_ name: String) -> Bool {
    guard isTrusted, let path = RelativePath(name), old[path] != nil else { return false }
    state.withLock { _ = $0.files.insert(path) }
    return true
  }

  /// All that lies below a folder stays as it is; `false` where there is nothing.
  func keepFolder(_ name: String) -> Bool {
    guard isTrusted else { return false }
    let inside = old.keys.filter { $0.description.utf8.starts(with: (name + "/").utf8) }
    state.withLock { $0.files.formUnion(inside) }
    return !inside.isEmpty
  }

  /// Whether the file is another one than it was.
  func isWritten(_ name: String) -> Bool {
    guard let path = RelativePath(name) else { return false }
    return state.withLock { $0.added[path] != nil || $0.changed[path] != nil }
  }

  /// The files are to be written once more.
  func reopen(_ names: [String]) {
    for name in names where !name.utf8.starts(with: "assets/".utf8) {
      if let path = RelativePath(name) { state.withLock { _ = $0.files.remove(path) } }
    }
  }

  /// Of the files in a folder only these are wanted: what an earlier round of the same run asked for may be wanted no more.
  func drop(in folder: String, but wanted: Set<String>) throws {
    let lead = folder + "/"
    let left = state.withLock { state in
      let left = state.files.filter { $0.description.utf8.starts(with: lead.utf8) && !wanted.contains($0.description) }
      state.files.subtract(left)
      for path in left { state.changed[path] = nil }
      return left.filter { state.added.removeValue(forKey: $0) != nil }
    }
    for path in left { try inSite { () throws(FileFault) in try tree.remove(path) } }
  }

  /// Takes away what nobody has asked for, and says how the site differs from what it was.
  func finish() throws -> Changes {
    let state = state.withLock { $0 }
    let gone = old.keys.filter { !state.files.contains($0) }.sorted()
    for path in gone { try inSite { () throws(FileFault) in try tree.remove(path) } }
    return Changes(added: state.added.keys.sorted(), changed: state.changed.keys.sorted(), gone: gone)
  }

  /// The files of the finished site as they were written, by the bytes of their paths. `before` are those of the site as it
  /// was, in that order.
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
