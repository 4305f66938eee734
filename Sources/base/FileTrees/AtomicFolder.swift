import CSystem
import Glibc

/// A folder that always shows one whole state: the next one is made beside it and takes its place at one moment.
///
/// Beside `public` lies `.public.minutes`, with the tree to come and whatever its user remembers between runs.
public final class AtomicFolder {
  /// As its user named it.
  public let path: String
  /// Where things are remembered; nobody else writes there while it is `locked`.
  public let cacheFolder: Folder
  /// Files of the tree to come that were written or taken away as it was begun; `nil` where all of it was made anew.
  public private(set) var broughtUpToDate: [RelativePath]?
  let parent: Folder
  let name: String

  static let next = RelativePath(constant: "next")
  private static let spare = RelativePath(constant: "spare")

  /// Opens or makes the workshop; the folder itself need not be there. A folder that has been somebody else's, with files in it,
  /// is left alone.
  ///
  /// - Throws: a fault where its parent is not there, where the name is none that can be swapped, or where there is something.
  public init(_ path: String) throws(FileFault) {
    self.path = path
    let (lead, name) = try Self.parts(path)
    parent = try Folder(path: lead)
    self.name = name
    let shop = RelativePath(".\(name).minutes")
    guard let shop else { throw FileFault(.makeFolder, path, .system(ENAMETOOLONG)) }
    if try parent.entry(shop) == nil, let place = RelativePath(name), let there = try parent.entry(place) {
      guard there.kind == .folder else { throw FileFault(.write, path, .notAFolder(at: path)) }
      if Self.isMounted(lead + "/" + name, in: lead) { throw FileFault(.write, path, .isMountPoint) }
      guard try parent.entries(place).isEmpty else { throw FileFault(.write, path, .isTaken) }
    }
    let made = MadeFolders(in: parent)
    _ = try made.open(shop)
    made.keep(shop / AtomicFolder.next)
    cacheFolder = try Folder(path: lead + "/" + shop.description)
  }

  /// Whether a folder is on another disk than the one that it lies in. What is bound there from the same disk shows when
  /// the folders are swapped.
  private static func isMounted(_ folder: String, in lead: String) -> Bool {
    var (inner, outer) = (stat(), stat())
    return stat(folder, &inner) == 0 && stat(lead, &outer) == 0 && inner.st_dev != outer.st_dev
  }

  /// The folder that it lies in, and its name there; a link to a folder stands for that folder.
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

  /// The folder as it is now; `nil` where there is none.
  public func live() throws(FileFault) -> Folder? {
    guard let place = RelativePath(name), let entry = try parent.entry(place) else { return nil }
    guard entry.kind == .folder else { throw FileFault(.write, path, .notAFolder(at: path)) }
    return try Folder(path: parent.path + "/" + name)
  }

  /// Begins the tree to come. `kept` gives the files that the folder has now and that are to stay, all of them.
  ///
  /// What the last swap took away lies here still, and differs in few files: `lag` of them, if nothing came between.
  ///
  /// `fromSpare`: the folder is as the last swap left it, so that this tree may be taken again.
  public func begin(fromSpare: Bool = true, keeping kept: () -> [RelativePath]) throws(FileFault) -> StagedTree {
    let lag = fromSpare ? try readLag() : nil
    broughtUpToDate = nil
    try unlinkIfThere(Self.spare)
    let live = try live()
    if let lag, let live, try cacheFolder.entry(Self.next)?.kind == .folder {
      let tree = try StagedTree(at: cacheFolder, live: live)
      for path in lag { try tree.bringUpToDate(path) }
      broughtUpToDate = lag
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

  /// The tree takes the folder's place.
  public func swap() throws(FileFault) {
    guard let shop = try cacheFolder.openFolder(nil, for: .write), let above = try parent.openFolder(nil, for: .write)
    else {
      throw FileFault(.write, path, .system(ENOENT))
    }
    if csystem_move_to_new(shop.number, "next", above.number, name) == 0 { return }
    guard errno == EEXIST || errno == EINVAL || errno == ENOSYS else { throw fault(errno) }
    if csystem_exchange(shop.number, "next", above.number, name) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else { throw fault(errno) }
    // A file system without that: for a moment there is no folder of the name.
    csystem_remove_tree(cacheFolder.path + "/old")
    if renameat(above.number, name, shop.number, "old") != 0, errno != ENOENT {
      throw fault(errno)
    }
    guard renameat(shop.number, "next", above.number, name) == 0 else {
      let code = errno
      renameat(shop.number, "old", above.number, name)
      throw FileFault(.write, path, .system(code))
    }
    csystem_remove_tree(cacheFolder.path + "/old")
  }

  private func fault(_ code: Int32) -> FileFault {
    FileFault(.write, path, code == EBUSY ? .isMountPoint : .system(code))
  }

  /// Notes in what the tree that lies in the workshop now differs from the folder, so that the next one begins with it:
  /// after a swap, or where a tree turned out to be what the folder is.
  public func settle(_ changed: [RelativePath]) throws(FileFault) {
    if try cacheFolder.entry(Self.next)?.kind == .folder { try writeLag(changed) }
  }

  /// Throws a tree away that is not to be shown.
  public func discard() { csystem_remove_tree(cacheFolder.path + "/next") }

  // MARK: What the spare tree lacks

  private func readLag() throws(FileFault) -> [RelativePath]? {
    guard let bytes = try cacheFolder.read(Self.spare), bytes.last == UInt8(ascii: "\n") else { return nil }
    var paths: [RelativePath] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let path = RelativePath(String(decoding: line, as: UTF8.self)) else { return nil }
      paths.append(path)
    }
    return paths
  }

  private func writeLag(_ paths: [RelativePath]) throws(FileFault) {
    let text = paths.map { $0.description + "\n" }.joined()
    try LockedFolder(cacheFolder, lock: nil).overwrite(Self.spare, Array((text.utf8.isEmpty ? "\n" : text).utf8))
  }

  private func unlinkIfThere(_ path: RelativePath) throws(FileFault) {
    guard let shop = try cacheFolder.openFolder(nil, for: .remove) else { return }
    if unlinkat(shop.number, path.description, 0) != 0, errno != ENOENT {
      throw FileFault(.remove, path, errno: errno)
    }
  }
}
