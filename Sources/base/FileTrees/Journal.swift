import CSystem
import Glibc

/// An append-only file in a locked folder.
public final class Journal {
  private let path: RelativePath
  private let file: Descriptor
  /// Size in bytes.
  public private(set) var size: Int

  /// Opens or creates it. The name of a new file is on the disk before its first line.
  public init(_ path: RelativePath, in locked: LockedFolder) throws(FileFault) {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK
    guard let file = try locked.folder.open(path, flags, mode: 0o644, for: .write) else {
      throw FileFault(.write, path, errno: ENOENT)
    }
    size = try file.size(path)
    self.path = path
    self.file = file
    if size == 0 { try locked.syncFolders(of: [path], inPlace: false) }
  }

  /// Truncates the file to `count` bytes, to remove a partial line after a power cut.
  public func cut(to count: Int) throws(FileFault) {
    guard ftruncate(file.number, off_t(count)) == 0 else { throw FileFault(.write, path, errno: errno) }
    size = count
    try sync()
  }

  /// Reserves disk space, so that a full disk is noticed before anything is changed.
  public func reserve(_ count: Int) throws(FileFault) {
    guard csystem_reserve(file.number, Int64(size + count)) == 0 else {
      throw FileFault(.write, path, errno: errno)
    }
  }

  /// Appends bytes, all or none, and waits until they are on the disk.
  public func append(_ bytes: [UInt8]) throws(FileFault) {
    let written = file.write(bytes)
    do throws(FileFault) {
      guard written == 0 else { throw FileFault(.write, path, errno: written) }
      try sync()
    } catch {
      ftruncate(file.number, off_t(size))
      throw error
    }
    size += bytes.count
  }

  /// Waits until the whole file is on the disk, including lines appended by a killed program that did not wait.
  public func sync() throws(FileFault) {
    let code = file.sync()
    guard code == 0 else { throw FileFault(.keepSafe, path, errno: code) }
  }
}
