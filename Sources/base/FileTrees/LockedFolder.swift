import CSystem
import Digests
import Glibc

/// A folder in which only this program may write, for as long as it holds the lock. Every file is created or replaced
/// atomically and is on the disk when the call returns.
///
/// A file is written under a temporary name beside its path (`.minutes-<process>-<number>.tmp`), synced, read back and
/// renamed; the folder is synced too, since a power cut could otherwise undo the rename.
public final class LockedFolder {
  public let folder: Folder
  private var swept: Set<RelativePath?> = []
  private var staged = 0
  /// The lock file, open for as long as the lock is held.
  private let lock: Descriptor?

  init(_ folder: Folder, lock: consuming Descriptor?) {
    self.folder = folder
    self.lock = lock
  }

  /// Writes a new file and creates its folders; returns `false` and changes nothing if the path exists.
  @discardableResult
  public func create(_ path: RelativePath, _ bytes: [UInt8]) throws(FileFault) -> Bool {
    var tree = FileTree()
    tree[path] = bytes
    return try create(tree).isEmpty
  }

  /// Writes new files, creating their folders; returns the paths that existed before, which are not changed. No file is
  /// renamed into place before all are written.
  @discardableResult
  public func create(_ tree: FileTree) throws(FileFault) -> [RelativePath] {
    var taken: [RelativePath] = []
    var files: [StagedFile] = []
    let made = MadeFolders(in: folder)
    for path in tree.paths {
      if try folder.entry(path) != nil {
        taken.append(path)
      } else {
        files.append(try stage(tree[path] ?? [], for: path, made))
      }
    }
    return try publish(files, made, besides: taken)
  }

  /// Writes new files from scratch files and their sizes in bytes, in the same way as `create`.
  @discardableResult
  public func create(
    copies: [(path: RelativePath, of: UnnamedFile, count: Int)]
  ) throws(FileFault) -> [RelativePath] {
    var taken: [RelativePath] = []
    var files: [StagedFile] = []
    let made = MadeFolders(in: folder)
    for copy in copies {
      if try folder.entry(copy.path) != nil {
        taken.append(copy.path)
        continue
      }
      let place = try cleanedFolder(of: copy.path, made)
      staged += 1
      files.append(
        try StagedFile(copyOf: copy.of, count: copy.count, for: copy.path, in: place, of: made, number: staged))
    }
    try StagedFile.keepSafe(files)
    return try publish(files, made, besides: taken)
  }

  /// Renames staged files into place; existing files are not changed, and their paths are returned with `taken`.
  private func publish(
    _ files: [StagedFile], _ made: MadeFolders, besides known: [RelativePath]
  ) throws(FileFault) -> [RelativePath] {
    var taken = known
    var created: [RelativePath] = []
    for file in files {
      do throws(FileFault) {
        guard try file.publishAsNew() else {
          taken.append(file.path)
          continue
        }
      } catch {
        throw error.inPlace(!created.isEmpty)
      }
      created.append(file.path)
      made.keep(file.path)
    }
    try syncFolders(of: created)
    return taken.sorted()
  }

  /// Replaces a file if its content still has this SHA-256; a fault otherwise. Its permission bits are kept.
  public func replace(_ path: RelativePath, _ bytes: [UInt8], ifItIs sha256: String) throws(FileFault) {
    let mode = try folder.open(path, O_RDONLY | O_NONBLOCK, for: .read)?.status().map { $0.st_mode & 0o777 }
    let file = try stage(bytes, for: path, MadeFolders(in: folder), mode: mode)
    guard let current = try folder.read(path), SHA256.hex(of: current) == sha256 else {
      throw FileFault(.write, path, .changedMeanwhile)
    }
    try file.publishReplacing()
    try syncFolder(path.parent, of: path, true)
  }

  /// Overwrites a file in place, creating it if it does not exist. Cheaper than a new file, but after a power cut it
  /// may hold parts of both contents, so only for files that their reader validates.
  public func overwrite(_ path: RelativePath, _ bytes: [UInt8]) throws(FileFault) {
    guard let file = try folder.open(path, O_WRONLY | O_CREAT | O_NONBLOCK, mode: 0o644, for: .write) else {
      throw FileFault(.write, path, errno: ENOENT)
    }
    let size = try file.size(path)
    // An empty file may be new, and its name not yet on the disk.
    if size == 0 { try syncFolders(of: [path], inPlace: false) }
    let written = file.write(bytes)
    guard written == 0 else { throw FileFault(.write, path, errno: written) }
    if size > bytes.count, ftruncate(file.number, off_t(bytes.count)) != 0 {
      throw FileFault(.write, path, errno: errno)
    }
    let synced = file.sync()
    guard synced == 0 else { throw FileFault(.keepSafe, path, errno: synced) }
    let closed = file.close()
    guard closed == 0 else { throw FileFault(.keepSafe, path, errno: closed) }
  }

  /// Removes a file; `false` if it does not exist. Waits until the removal is on the disk, unless it may be undone by a power
  /// cut (`isDurable` is false).
  @discardableResult
  public func remove(_ path: RelativePath, isDurable: Bool = true) throws(FileFault) -> Bool {
    guard let place = try folder.openFolder(path.parent, for: .remove) else { return false }
    guard unlinkat(place.number, path.lastName, 0) == 0 else {
      if errno == ENOENT { return false }
      throw FileFault(.remove, path, errno: errno)
    }
    let code = isDurable ? place.sync() : 0
    guard code == 0 else { throw FileFault(.keepSafe, path, errno: code).inPlace() }
    return true
  }

  /// Removes an empty folder; `false` if it does not exist or is not empty.
  @discardableResult
  public func removeEmpty(_ path: RelativePath) throws(FileFault) -> Bool {
    guard let place = try folder.openFolder(path.parent, for: .remove) else { return false }
    guard unlinkat(place.number, path.lastName, AT_REMOVEDIR) == 0 else {
      if errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST { return false }
      throw FileFault(.remove, path, errno: errno)
    }
    return true
  }

  /// Renames a file or folder atomically, and creates the parent folders of the new path; `false` if the new path exists
  /// already, which is then unchanged.
  public func move(_ path: RelativePath, to other: RelativePath) throws(FileFault) -> Bool {
    let made = MadeFolders(in: folder)
    let target = try made.open(other.parent)
    guard let place = try folder.openFolder(path.parent, for: .read) else {
      throw FileFault(.read, path, errno: ENOENT)
    }
    guard csystem_move_to_new(place.number, path.lastName, target.number, other.lastName) == 0 else {
      if errno == EEXIST || errno == ENOTEMPTY { return false }
      throw FileFault(.write, other, errno: errno)
    }
    made.keep(other)
    try syncFolders(of: [other, path])
    return true
  }

  /// Removes temporary files of killed programs from a folder; writing there does so too.
  public func removeLeftovers(in place: RelativePath?) throws(FileFault) {
    guard let opened = try folder.openFolder(place, for: .list) else { return }
    if swept.insert(place).inserted { removeTemporaries(in: opened) }
  }

  /// Waits until an existing file, and the folders above it, are on the disk.
  public func keepSafe(_ path: RelativePath) throws(FileFault) {
    guard let file = try folder.open(path, O_RDONLY | O_NONBLOCK, for: .keepSafe) else {
      throw FileFault(.keepSafe, path, errno: ENOENT)
    }
    let code = file.sync()
    guard code == 0 else { throw FileFault(.keepSafe, path, errno: code) }
    try syncFolders(of: [path])
  }

  /// Syncs the folders of these paths and all folders above them, since another program may have created one and been
  /// killed before syncing it. `inPlace`: whether the paths have their new content already.
  func syncFolders(of paths: [RelativePath], inPlace: Bool = true) throws(FileFault) {
    var synced: Set<RelativePath?> = []
    for path in paths {
      var place: RelativePath? = path
      while let inside = place {
        place = inside.parent
        guard synced.insert(place).inserted else { break }
        try syncFolder(place, of: path, inPlace)
      }
    }
  }

  private func syncFolder(
    _ place: RelativePath?, of path: RelativePath, _ inPlace: Bool
  ) throws(FileFault) {
    do throws(FileFault) {
      guard let opened = try folder.openFolder(place, for: .keepSafe) else {
        throw FileFault(.keepSafe, path, errno: ENOENT)
      }
      let code = opened.sync()
      guard code == 0 else { throw FileFault(.keepSafe, path, errno: code) }
    } catch {
      throw error.inPlace(inPlace)
    }
  }

  func stage(
    _ bytes: [UInt8], for path: RelativePath, _ made: MadeFolders, mode: mode_t? = nil, isDurable: Bool = true
  ) throws(FileFault) -> StagedFile {
    let place = try cleanedFolder(of: path, made)
    staged += 1
    return try StagedFile(bytes, for: path, in: place, of: made, number: staged, mode: mode, isDurable: isDurable)
  }

  /// The folder of a file, without temporary files of killed programs.
  private func cleanedFolder(of path: RelativePath, _ made: MadeFolders) throws(FileFault) -> Descriptor {
    let place = try made.open(path.parent)
    if swept.insert(path.parent).inserted { removeTemporaries(in: place) }
    return place
  }
}
