import CSystem
import Digests
import Glibc

/// A folder while this program alone may write in it. Every file appears, or changes, whole and at one moment, and is on
/// the disk when the call comes back.
///
/// A file is written under a name of its own beside its place (`.minutes-<process>-<number>.tmp`), waited for, read back and
/// then renamed; the folder is waited for too, since without that a power cut may take the new name away again.
public final class LockedFolder {
  public let folder: Folder
  private var swept: Set<RelativePath?> = []
  private var staged = 0
  /// Open as long as the lock is to be held.
  private let lock: Descriptor?

  init(_ folder: Folder, lock: consuming Descriptor?) {
    self.folder = folder
    self.lock = lock
  }

  /// Writes a new file, making its folders; `false` where something of that name is there already, which stays as it is.
  @discardableResult
  public func create(_ path: RelativePath, _ bytes: [UInt8]) throws(FileFault) -> Bool {
    var tree = FileTree()
    tree[path] = bytes
    return try create(tree).isEmpty
  }

  /// Writes new files, making their folders, and gives back the paths where something was already, which stays as it is.
  /// No file gets its name before all could be written.
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

  /// Writes new files that came into scratch files, with the number of their bytes, as `create` does.
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
      let place = try sweptFolder(of: copy.path, made)
      staged += 1
      files.append(
        try StagedFile(copyOf: copy.of, count: copy.count, for: copy.path, in: place, of: made, number: staged))
    }
    try StagedFile.keepSafe(files)
    return try publish(files, made, besides: taken)
  }

  /// Gives staged files their names; what is there already stays, and its path comes back with `taken`.
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

  /// Writes over a file, as long as it still has the content of this SHA-256; a fault otherwise. Its permission bits stay.
  public func replace(_ path: RelativePath, _ bytes: [UInt8], ifItIs sha256: String) throws(FileFault) {
    let mode = try folder.open(path, O_RDONLY | O_NONBLOCK, for: .read)?.status().map { $0.st_mode & 0o777 }
    let file = try stage(bytes, for: path, MadeFolders(in: folder), mode: mode)
    guard let current = try folder.read(path), SHA256.hex(of: current) == sha256 else {
      throw FileFault(.write, path, .changedMeanwhile)
    }
    try file.publishReplacing()
    try syncFolder(path.parent, of: path, true)
  }

  /// Writes over a file where it stands, making it where there is none: for notes that their reader can check, since a
  /// power cut may leave half of one and half of the one before. Cheaper than a new file.
  public func overwrite(_ path: RelativePath, _ bytes: [UInt8]) throws(FileFault) {
    guard let file = try folder.open(path, O_WRONLY | O_CREAT | O_NONBLOCK, mode: 0o644, for: .write) else {
      throw FileFault(.write, path, errno: ENOENT)
    }
    let size = try file.size(path)
    // An empty one may be new, and its name not on the disk.
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

  /// Takes a file away, and waits until the disk has that; `false` where there is none. Of what may come back after a power cut,
  /// since nobody needs it and nobody minds, the removal is not `isLasting`: nobody waits.
  @discardableResult
  public func remove(_ path: RelativePath, isLasting: Bool = true) throws(FileFault) -> Bool {
    guard let place = try folder.openFolder(path.parent, for: .remove) else { return false }
    guard unlinkat(place.number, path.lastName, 0) == 0 else {
      if errno == ENOENT { return false }
      throw FileFault(.remove, path, errno: errno)
    }
    let code = isLasting ? place.sync() : 0
    guard code == 0 else { throw FileFault(.keepSafe, path, errno: code).inPlace() }
    return true
  }

  /// Takes a folder away that has nothing in it any more; `false` where there is none, or where something is.
  @discardableResult
  public func removeEmpty(_ path: RelativePath) throws(FileFault) -> Bool {
    guard let place = try folder.openFolder(path.parent, for: .remove) else { return false }
    guard unlinkat(place.number, path.lastName, AT_REMOVEDIR) == 0 else {
      if errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST { return false }
      throw FileFault(.remove, path, errno: errno)
    }
    return true
  }

  /// Gives a file or folder another name at one moment, making the folders that lead to it; `false` where something has
  /// that name, which stays as it is.
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

  /// Removes what killed programs left unfinished in a folder; writing there does so too.
  public func removeLeftovers(in place: RelativePath?) throws(FileFault) {
    guard let opened = try folder.openFolder(place, for: .list) else { return }
    if swept.insert(place).inserted { removeTemporaries(in: opened) }
  }

  /// Waits until the disk has a file that is there already, and the names that lead to it.
  public func keepSafe(_ path: RelativePath) throws(FileFault) {
    guard let file = try folder.open(path, O_RDONLY | O_NONBLOCK, for: .keepSafe) else {
      throw FileFault(.keepSafe, path, errno: ENOENT)
    }
    let code = file.sync()
    guard code == 0 else { throw FileFault(.keepSafe, path, errno: code) }
    try syncFolders(of: [path])
  }

  /// Waits for the folders of these paths and all above them: another program may have made one and been killed before
  /// it waited itself. `inPlace`: the paths have their new content by now.
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
    _ bytes: [UInt8], for path: RelativePath, _ made: MadeFolders, mode: mode_t? = nil, isLasting: Bool = true
  ) throws(FileFault) -> StagedFile {
    let place = try sweptFolder(of: path, made)
    staged += 1
    return try StagedFile(bytes, for: path, in: place, of: made, number: staged, mode: mode, isLasting: isLasting)
  }

  /// The folder that a file is to lie in, without what killed programs left there.
  private func sweptFolder(of path: RelativePath, _ made: MadeFolders) throws(FileFault) -> Descriptor {
    let place = try made.open(path.parent)
    if swept.insert(path.parent).inserted { removeTemporaries(in: place) }
    return place
  }
}
