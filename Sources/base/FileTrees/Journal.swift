import CSystem
import Glibc

/// A file that grows at its end only, under the lock of its folder.
public final class Journal {
  private let path: RelativePath
  private let file: Descriptor
  /// Bytes that it holds.
  public private(set) var size: Int

  /// Opens it, or makes it: then its name is on the disk before its first line can be.
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

  /// Takes away what follows the first `count` bytes: the rest of a line that a power cut left.
  public func cut(to count: Int) throws(FileFault) {
    guard ftruncate(file.number, off_t(count)) == 0 else { throw FileFault(.write, path, errno: errno) }
    size = count
    try sync()
  }

  /// Sets aside room, so that a full disk shows before anything is changed rather than at `append`.
  public func reserve(_ count: Int) throws(FileFault) {
    guard csystem_reserve(file.number, Int64(size + count)) == 0 else {
      throw FileFault(.write, path, errno: errno)
    }
  }

  /// Adds bytes, all of them or none, and waits for the disk.
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

  /// Waits until the disk has all of it, also what a killed program added and did not wait for.
  public func sync() throws(FileFault) {
    let code = file.sync()
    guard code == 0 else { throw FileFault(.keepSafe, path, errno: code) }
  }
}
