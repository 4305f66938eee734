import CSystem
import Glibc

/// A folder that is replaced atomically: the next tree is built beside it and then swapped in.
///
/// The work folder `.public.minutes` beside `public` holds the next tree and the caller's cache.
public final class AtomicFolder {
  /// The path as the caller gave it.
  public let path: String
  /// The cache folder; no other process writes there while this one holds the lock.
  public let cacheFolder: Folder
  /// Files of the next tree that were written or removed when it was begun from the previous one; `nil` if it was made
  /// from scratch.
  public private(set) var broughtUpToDate: [RelativePath]?
  let parent: Folder
  let name: String

  static let next = RelativePath(constant: "next")
  private static let spare = RelativePath(constant: "spare")

  /// Opens or creates the work folder; the folder itself need not exist. A folder with files that this program did not
  /// make is refused.
  ///
  /// - Throws: a fault if its parent does not exist, the name cannot be swapped, or the path is occupied.
  public init(_ path: String) throws(FileFault) {
    self.path = path
    let (lead, name) = try Self.parts(path)
    parent = try Folder(path: lead)
    self.name = name
    let work = RelativePath(".\(name).minutes")
    guard let work else { throw FileFault(.makeFolder, path, .system(ENAMETOOLONG)) }
    if try parent.entry(work) == nil, let place = RelativePath(name), let there = try parent.entry(place) {
      guard there.kind == .folder else { throw FileFault(.write, path, .notAFolder(at: path)) }
      if Self.isMounted(lead + "/" + name, in: lead) { throw FileFault(.write, path, .isMountPoint) }
      guard try parent.entries(place).isEmpty else { throw FileFault(.write, path, .isTaken) }
    }
    let made = MadeFolders(in: parent)
    _ = try made.open(work)
    made.keep(work / AtomicFolder.next)
    cacheFolder = try Folder(path: lead + "/" + work.description)
  }

  /// Whether a folder is on another file system than its parent. A bind mount from the same file system is noticed when the
  /// folders are swapped.
  private static func isMounted(_ folder: String, in parent: String) -> Bool {
    var (inner, outer) = (stat(), stat())
    return stat(folder, &inner) == 0 && stat(parent, &outer) == 0 && inner.st_dev != outer.st_dev
  }

  /// The parent folder's path and the folder's name in it; a link to a folder stands for its target.
  private static func parts(_ path: String) throws(FileFault) -> (lead: String, name: String) {
    var real = RealPath.of(path) ?? path
    while real.utf8.count > 1, real.utf8.last == UInt8(ascii: "/") {
      real = String(decoding: real.utf8.dropLast(), as: UTF8.self)
    }
    let slash = real.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { String(real[real.utf8.index(after: $0)...]) } ?? real
    guard RelativePath(name) != nil else { throw FileFault(.makeFolder, path, .system(EINVAL)) }
    let lead = slash.map { String(real[..<$0]) } ?? "."
    return (lead.utf8.isEmpty ? "/" : lead, name)
  }

  /// The current folder; `nil` if it does not exist.
  public func live() throws(FileFault) -> Folder? {
    guard let place = RelativePath(name), let entry = try parent.entry(place) else { return nil }
    guard entry.kind == .folder else { throw FileFault(.write, path, .notAFolder(at: path)) }
    return try Folder(path: parent.path + "/" + name)
  }

  /// Begins the next tree. `kept` returns all files of the current folder that stay.
  ///
  /// The tree that the last swap took away is reused if possible: if nothing was changed since, it differs in the few
  /// files of `differences`.
  ///
  /// `fromSpare`: whether the folder is unchanged since the last swap, so that the previous tree can be reused.
  public func begin(fromSpare: Bool = true, keeping kept: () -> [RelativePath]) throws(FileFault) -> StagedTree {
    let differences = fromSpare ? try readDifferences() : nil
    broughtUpToDate = nil
    try unlinkIfThere(Self.spare)
    let live = try live()
    if let differences, let live, try cacheFolder.entry(Self.next)?.kind == .folder {
      let tree = try StagedTree(at: cacheFolder, live: live)
      for path in differences { try tree.bringUpToDate(path) }
      broughtUpToDate = differences
      return tree
    }
    csystem_remove_tree(cacheFolder.path + "/next")
    let made = MadeFolders(in: cacheFolder)
    _ = try made.open(Self.next)
    made.keep(Self.next / RelativePath(constant: "index.html"))
    let tree = try StagedTree(at: cacheFolder, live: live)
    for path in kept() { try tree.keep(path) }
    return tree
  }

  /// Swaps the tree in.
  public func swap() throws(FileFault) {
    guard let work = try cacheFolder.openFolder(nil, for: .write), let above = try parent.openFolder(nil, for: .write)
    else {
      throw FileFault(.write, path, .system(ENOENT))
    }
    if csystem_move_to_new(work.number, "next", above.number, name) == 0 { return }
    guard errno == EEXIST || errno == EINVAL || errno == ENOSYS else { throw fault(errno) }
    if csystem_exchange(work.number, "next", above.number, name) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else { throw fault(errno) }
    // File systems without an atomic exchange: for a moment the folder does not exist.
    csystem_remove_tree(cacheFolder.path + "/old")
    if renameat(above.number, name, work.number, "old") != 0, errno != ENOENT {
      throw fault(errno)
    }
    guard renameat(work.number, "next", above.number, name) == 0 else {
      let code = errno
      renameat(work.number, "old", above.number, name)
      throw FileFault(.write, path, .system(code))
    }
    csystem_remove_tree(cacheFolder.path + "/old")
  }

  private func fault(_ code: Int32) -> FileFault {
    FileFault(.write, path, code == EBUSY ? .isMountPoint : .system(code))
  }

  /// Records the files in which the tree in the work folder differs from the folder, so that the next tree can begin
  /// with it: after a swap, or if the new tree equals the folder.
  public func settle(_ changed: [RelativePath]) throws(FileFault) {
    if try cacheFolder.entry(Self.next)?.kind == .folder { try writeDifferences(changed) }
  }

  /// Deletes a tree that will not be published.
  public func discard() { csystem_remove_tree(cacheFolder.path + "/next") }

  // MARK: Differences of the spare tree

  private func readDifferences() throws(FileFault) -> [RelativePath]? {
    guard let bytes = try cacheFolder.read(Self.spare), bytes.last == UInt8(ascii: "\n") else { return nil }
    var paths: [RelativePath] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let path = RelativePath(String(decoding: line, as: UTF8.self)) else { return nil }
      paths.append(path)
    }
    return paths
  }

  private func writeDifferences(_ paths: [RelativePath]) throws(FileFault) {
    let text = paths.map { $0.description + "\n" }.joined()
    try LockedFolder(cacheFolder, lock: nil).overwrite(Self.spare, Array((text.utf8.isEmpty ? "\n" : text).utf8))
  }

  private func unlinkIfThere(_ path: RelativePath) throws(FileFault) {
    guard let work = try cacheFolder.openFolder(nil, for: .remove) else { return }
    if unlinkat(work.number, path.description, 0) != 0, errno != ENOENT {
      throw FileFault(.remove, path, errno: errno)
    }
  }
}
