import CSystem
import Glibc

/// A complete file under a temporary name, on the disk; deinit removes it unless it was renamed into place.
final class StagedFile {
  let path: RelativePath
  private let folder: Descriptor
  private let name: String
  /// Kept, so that a folder created for this file is removed after it.
  private let made: MadeFolders
  private var isStaged = true

  /// Writes and syncs a temporary file. `mode`: its permission bits; `nil` for the default. `isDurable`: false for a
  /// file that can be regenerated, which is not synced.
  init(
    _ bytes: [UInt8], for path: RelativePath, in folder: consuming Descriptor, of made: MadeFolders, number: Int,
    mode: mode_t? = nil, isDurable: Bool = true
  ) throws(FileFault) {
    self.made = made
    self.path = path
    self.folder = folder
    name = temporaryName(number)
    try write(bytes, mode, isDurable)
    if isDurable { try compare(bytes) }
  }

  /// Copies the first bytes of a scratch file; not on the disk before `keepSafe`. Not read back, since it can be
  /// fetched again from the network.
  init(
    copyOf scratch: UnnamedFile, count: Int, for path: RelativePath, in folder: consuming Descriptor,
    of made: MadeFolders, number: Int
  ) throws(FileFault) {
    self.made = made
    self.path = path
    self.folder = folder
    name = temporaryName(number)
    let file = try open(O_WRONLY | O_CREAT | O_EXCL)
    let copied = csystem_copy(scratch.number, file.number, Int64(count))
    guard copied == 0 else { throw FileFault(.write, path, errno: copied) }
    // Starts writing to the disk while other files are written.
    csystem_begin_sync(file.number)
    let closed = file.close()
    guard closed == 0 else { throw FileFault(.write, path, errno: closed) }
  }

  /// Waits until all of these files are on the disk.
  static func keepSafe(_ files: [StagedFile]) throws(FileFault) {
    var numbers: [Int32] = []
    defer { for number in numbers { Glibc.close(number) } }
    for file in files {
      let number = csystem_open_beneath(file.folder.number, file.name, O_RDONLY, 0)
      guard number >= 0 else { throw FileFault(.write, file.path, errno: errno) }
      numbers.append(number)
    }
    let code = csystem_sync_all(numbers, Int32(numbers.count))
    if code != 0, let first = files.first { throw FileFault(.write, first.path, errno: code) }
  }

  deinit {
    if isStaged { unlinkat(folder.number, name, 0) }
  }

  /// Renames the file into place; returns `false` if the path exists.
  func publishAsNew() throws(FileFault) -> Bool {
    if csystem_rename_to_new(folder.number, name, path.lastName) == 0 {
      isStaged = false
      return true
    }
    if errno == EEXIST { return false }
    throw FileFault(.write, path, errno: errno)
  }

  /// Renames the file into place, replacing an existing one.
  func publishReplacing() throws(FileFault) {
    guard renameat(folder.number, name, folder.number, path.lastName) == 0 else {
      throw FileFault(.write, path, errno: errno)
    }
    isStaged = false
  }

  private func write(_ bytes: [UInt8], _ mode: mode_t?, _ isDurable: Bool) throws(FileFault) {
    let file = try open(O_WRONLY | O_CREAT | O_EXCL)
    // File systems without permissions may refuse this, harmlessly.
    if let mode { fchmod(file.number, mode) }
    let written = file.write(bytes)
    guard written == 0 else { throw FileFault(.write, path, errno: written) }
    let synced = isDurable ? file.sync() : 0
    guard synced == 0 else { throw FileFault(.write, path, errno: synced) }
    let closed = file.close()
    guard closed == 0 else { throw FileFault(.write, path, errno: closed) }
  }

  private func compare(_ bytes: [UInt8]) throws(FileFault) {
    let file = try open(O_RDONLY)
    guard try file.read(path, limit: bytes.count + 1) == bytes else {
      throw FileFault(.write, path, .differsAfterWriting)
    }
  }

  private func open(_ flags: Int32) throws(FileFault) -> Descriptor {
    let number = csystem_open_beneath(folder.number, name, flags, 0o644)
    guard number >= 0 else { throw FileFault(.write, path, errno: errno) }
    return Descriptor(number)
  }
}

/// The temporary name of a file.
private func temporaryName(_ number: Int) -> String { ".minutes-\(getpid())-\(number).tmp" }

/// Whether a name is a temporary one.
private func isTemporary(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
  let start = Array(".minutes-".utf8)
  let end = Array(".tmp".utf8)
  return name.count > start.count + end.count && name.starts(with: start) && name.suffix(end.count).elementsEqual(end)
}

/// Removes temporary files of killed programs from a folder. Safe under the lock; files that cannot be removed are
/// ignored.
func removeTemporaries(in folder: borrowing Descriptor) {
  var names: [String] = []
  _ = forEachName(in: folder) { name in
    if isTemporary(name) { names.append(String(decoding: name, as: UTF8.self)) }
  }
  for name in names { unlinkat(folder.number, name, 0) }
}

extension Folder {
  /// Whether a folder contains an unfinished file of a killed program.
  public func hasLeftovers(_ path: RelativePath?) throws(FileFault) -> Bool {
    guard let folder = try openFolder(path, for: .list) else { return false }
    var found = false
    let code = forEachName(in: folder) { if isTemporary($0) { found = true } }
    guard code == 0 else { throw FileFault(.list, path?.description ?? ".", errno: code) }
    return found
  }
}
