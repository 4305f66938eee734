import CSystem
import Glibc

/// A file that is whole and on the disk, but under a name of its own; going out of scope takes it away again.
final class StagedFile {
  let path: RelativePath
  private let folder: Descriptor
  private let name: String
  /// Held, so that a folder made for this file goes after it.
  private let made: MadeFolders
  private var isStaged = true

  /// `mode`: the permission bits that it is to have; `nil` for those of a new file. What can be made anew at any time is
  /// not `isLasting`: nobody waits for the disk then.
  init(
    _ bytes: [UInt8], for path: RelativePath, in folder: consuming Descriptor, of made: MadeFolders, number: Int,
    mode: mode_t? = nil, isLasting: Bool = true
  ) throws(FileFault) {
    self.made = made
    self.path = path
    self.folder = folder
    name = temporaryName(number)
    try write(bytes, mode, isLasting)
    if isLasting { try compare(bytes) }
  }

  /// The same with the first bytes of a scratch file; it is not safe before `keepSafe`. What came over the network can come
  /// again, so it is not read back.
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
    // The disk begins now, while others are written.
    csystem_begin_sync(file.number)
    let closed = file.close()
    guard closed == 0 else { throw FileFault(.write, path, errno: closed) }
  }

  /// Waits until the disk has all of these files.
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

  /// Gives the file its name; `false` where that is taken.
  func publishAsNew() throws(FileFault) -> Bool {
    if csystem_rename_to_new(folder.number, name, path.lastName) == 0 {
      isStaged = false
      return true
    }
    if errno == EEXIST { return false }
    throw FileFault(.write, path, errno: errno)
  }

  /// Gives the file its name, whatever had it.
  func publishReplacing() throws(FileFault) {
    guard renameat(folder.number, name, folder.number, path.lastName) == 0 else {
      throw FileFault(.write, path, errno: errno)
    }
    isStaged = false
  }

  private func write(_ bytes: [UInt8], _ mode: mode_t?, _ isLasting: Bool) throws(FileFault) {
    let file = try open(O_WRONLY | O_CREAT | O_EXCL)
    // A file system without permissions may refuse, and has none to lose.
    if let mode { fchmod(file.number, mode) }
    let written = file.write(bytes)
    guard written == 0 else { throw FileFault(.write, path, errno: written) }
    let synced = isLasting ? file.sync() : 0
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

/// The name that a file has until it is whole.
private func temporaryName(_ number: Int) -> String { ".minutes-\(getpid())-\(number).tmp" }

/// Whether a name is one of `StagedFile`'s.
private func isTemporary(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
  let start = Array(".minutes-".utf8)
  let end = Array(".tmp".utf8)
  return name.count > start.count + end.count && name.starts(with: start) && name.suffix(end.count).elementsEqual(end)
}

/// Removes what killed programs left in a folder. Under the lock nobody else has a use for it; what cannot be removed
/// stays, and harms nobody.
func removeTemporaries(in folder: borrowing Descriptor) {
  var names: [String] = []
  _ = forEachName(in: folder) { name in
    if isTemporary(name) { names.append(String(decoding: name, as: UTF8.self)) }
  }
  for name in names { unlinkat(folder.number, name, 0) }
}

extension Folder {
  /// Whether a killed program left a file there that it had not finished.
  public func hasLeftovers(_ path: RelativePath?) throws(FileFault) -> Bool {
    guard let folder = try openFolder(path, for: .list) else { return false }
    var found = false
    let code = forEachName(in: folder) { if isTemporary($0) { found = true } }
    guard code == 0 else { throw FileFault(.list, path?.description ?? ".", errno: code) }
    return found
  }
}
