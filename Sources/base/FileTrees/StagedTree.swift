import CSystem
import Glibc
import Synchronization

/// A tree of files that will replace another: new files are written into it, unchanged files are hard links.
///
/// Several threads may write at a time, each its own paths.
public final class StagedTree: Sendable {
  private let next: Folder
  private let live: Folder?
  /// Folders known to exist; without this, the first attempt at a file in a new folder would always fail.
  private let made = Mutex<Set<RelativePath>>([])

  init(at cacheFolder: Folder, live: Folder?) throws(FileFault) {
    next = try Folder(path: cacheFolder.path + "/" + AtomicFolder.next.description)
    self.live = live
  }

  /// Writes a file and creates its folders, without syncing. Returns the file's new stamp.
  @discardableResult
  public func write(_ path: RelativePath, _ bytes: [UInt8]) throws(FileFault) -> FileStamp {
    let file = try create(path)
    let written = file.write(bytes)
    guard written == 0 else { throw FileFault(.write, path, errno: written) }
    guard let status = file.status() else { throw FileFault(.write, path, errno: errno) }
    let closed = file.close()
    guard closed == 0 else { throw FileFault(.write, path, errno: closed) }
    return FileStamp(status)
  }

  /// The bytes of a file of this tree; `nil` if it does not exist.
  public func read(_ path: RelativePath) throws(FileFault) -> [UInt8]? { try next.read(path) }

  /// Takes over a file of the current folder, unchanged.
  public func keep(_ path: RelativePath) throws(FileFault) {
    guard let live else { throw FileFault(.read, path, .changedMeanwhile) }
    if try link(path, of: live) { return }
    guard let bytes = try live.read(path) else { throw FileFault(.read, path, .changedMeanwhile) }
    try write(path, bytes)
  }

  /// Removes a file, and the folders that become empty.
  public func remove(_ path: RelativePath) throws(FileFault) {
    guard let folder = try next.openFolder(path.parent, for: .remove) else { return }
    if unlinkat(folder.number, path.lastName, 0) != 0, errno != ENOENT { throw FileFault(.remove, path, errno: errno) }
    var place = path.parent
    while let empty = place, let above = try next.openFolder(empty.parent, for: .remove),
      unlinkat(above.number, empty.lastName, AT_REMOVEDIR) == 0
    {
      made.withLock { _ = $0.remove(empty) }
      place = empty.parent
    }
  }

  /// Replaces the file by its version in the current folder.
  func bringUpToDate(_ path: RelativePath) throws(FileFault) {
    try remove(path)
    if try live?.entry(path) != nil { try keep(path) }
  }

  /// Returns `false` if the file cannot be linked.
  private func link(_ path: RelativePath, of live: Folder) throws(FileFault) -> Bool {
    guard let from = try live.openFolder(path.parent, for: .read) else { return false }
    for attempt in 0..<2 {
      if attempt > 0 { try makeFolders(to: path) }
      guard let to = try next.openFolder(path.parent, for: .write) else { continue }
      if linkat(from.number, path.lastName, to.number, path.lastName, 0) == 0 { return true }
      switch errno {
      case ENOENT, EXDEV, EMLINK, EPERM, EOPNOTSUPP: return false
      case EEXIST: if unlinkat(to.number, path.lastName, 0) != 0 { throw FileFault(.write, path, errno: errno) }
      default: throw FileFault(.write, path, errno: errno)
      }
    }
    return false
  }

  private func create(_ path: RelativePath) throws(FileFault) -> Descriptor {
    // A new tree has no folders yet; a reused one has most of them.
    if live == nil { try makeFolders(to: path) }
    for _ in 0..<3 {
      let number = csystem_open_beneath(next.number, path.description, O_WRONLY | O_CREAT | O_EXCL, 0o644)
      if number >= 0 { return Descriptor(number) }
      switch errno {
      case ENOENT:
        made.withLock { if let parent = path.parent { $0.remove(parent) } }
        try makeFolders(to: path)
      case EEXIST:
        // An existing file is a link to a published file: it is unlinked, never written into.
        if let folder = try next.openFolder(path.parent, for: .write) { unlinkat(folder.number, path.lastName, 0) }
      case EINTR: continue
      default: throw next.fault(.write, path.description, errno)
      }
    }
    throw FileFault(.write, path, errno: ENOENT)
  }

  /// Creates the folders above a path; other threads may do the same at the same time.
  private func makeFolders(to path: RelativePath) throws(FileFault) {
    guard let parent = path.parent, !made.withLock({ $0.contains(parent) }) else { return }
    // The tree was made by this program and contains no symbolic links.
    if mkdirat(next.number, parent.description, 0o755) != 0, errno != EEXIST {
      guard errno == ENOENT else { throw FileFault(.makeFolder, parent, errno: errno) }
      made.withLock { if let above = parent.parent { $0.remove(above) } }
      try makeFolders(to: parent)
      if mkdirat(next.number, parent.description, 0o755) != 0, errno != EEXIST {
        throw FileFault(.makeFolder, parent, errno: errno)
      }
    }
    made.withLock { _ = $0.insert(parent) }
  }
}

extension Folder {
  /// Deletes a file that can be regenerated; a missing file is not an error.
  public func removeFile(_ path: RelativePath) throws(FileFault) {
    guard let place = try openFolder(path.parent, for: .remove) else { return }
    if unlinkat(place.number, path.lastName, 0) != 0, errno != ENOENT { throw FileFault(.remove, path, errno: errno) }
  }

  /// Deletes a folder that can be regenerated, recursively; links are not followed.
  public func removeTree(_ path: RelativePath) { csystem_remove_tree("\(self.path)/\(path)") }
}

extension Folder {
  /// The stamp of the folder itself.
  public func stamp() throws(FileFault) -> FileStamp {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileFault(.read, path, .system(errno)) }
    return FileStamp(status)
  }

  /// The stamp of an entry below; `nil` if it does not exist. Faster than `entry`, for files that no other program
  /// changes.
  public func stamp(_ path: RelativePath) throws(FileFault) -> FileStamp? {
    var status = stat()
    guard fstatat(number, path.description, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileFault(.read, path, errno: errno)
    }
    return status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFDIR ? FileStamp(status) : nil
  }
}
