import CSystem
import Glibc

/// An open folder, such as the root of a repository. All accesses start from its descriptor and follow no symbolic
/// link, so nothing outside can be read or written, even if the files below are hostile.
public final class Folder: Sendable {
  /// The path by which it was opened.
  public let path: String
  private let descriptor: Descriptor

  public init(path: String) throws(FileFault) {
    var number: Int32
    repeat {
      number = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    } while number < 0 && errno == EINTR
    guard number >= 0 else {
      throw FileFault(.open, path, errno == ENOTDIR ? .notAFolder(at: path) : .system(errno))
    }
    self.path = path
    descriptor = Descriptor(number)
  }

  var number: Int32 { descriptor.number }

  /// The bytes of a file; `nil` if it does not exist. A file larger than `limit` is a fault.
  public func read(_ path: RelativePath, limit: Int = 64 << 20) throws(FileFault) -> [UInt8]? {
    guard let file = try openFile(path) else { return nil }
    let size = try file.size(path)
    guard size <= limit else { throw FileFault(.read, path, .largerThan(limit: limit)) }
    // Asking for one byte more than the size detects the end in one read, unless the file has grown.
    var bytes = try file.read(path, limit: size + 1)
    while bytes.count > size {
      let more = try file.read(path, from: bytes.count, limit: 1 << 16)
      if more.isEmpty { break }
      bytes += more
      guard bytes.count <= limit else { throw FileFault(.read, path, .largerThan(limit: limit)) }
    }
    return bytes
  }

  /// The last bytes of a file, at most `count`, and their offset; `nil` if the file does not exist.
  public func readEnd(_ path: RelativePath, count: Int) throws(FileFault) -> (bytes: [UInt8], start: Int)? {
    guard let file = try openFile(path) else { return nil }
    let start = try max(0, file.size(path) - count)
    return (try file.read(path, from: start, limit: count), start)
  }

  /// The first bytes of a file, at most `count`; empty if the file does not exist.
  public func readStart(_ path: RelativePath, count: Int) throws(FileFault) -> [UInt8] {
    try readPiece(path, from: 0, count: count) ?? []
  }

  /// Up to `count` bytes of a file from `offset`; `nil` if the file does not exist.
  func readPiece(_ path: RelativePath, from offset: Int, count: Int) throws(FileFault) -> [UInt8]? {
    guard let file = try openFile(path) else { return nil }
    return try file.read(path, from: offset, limit: count)
  }

  /// Opens a new file without a name in an existing folder.
  func openUnnamed(in place: RelativePath) throws(FileFault) -> Int32 {
    let number = csystem_open_unnamed(descriptor.number, place.description, 0o600)
    guard number >= 0 else { throw FileFault(.write, place, errno: errno) }
    return number
  }

  /// The entry at a path, without following a link; `nil` if it does not exist.
  public func entry(_ path: RelativePath) throws(FileFault) -> Entry? {
    guard let folder = try openFolder(path.parent, for: .read) else { return nil }
    var status = stat()
    if fstatat(folder.number, path.lastName, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      return Entry(name: path.lastName, status: status)
    }
    if errno == ENOENT { return nil }
    throw FileFault(.read, path, errno: errno)
  }

  /// Opens a regular file without blocking on pipes; `nil` if it does not exist.
  private func openFile(_ path: RelativePath) throws(FileFault) -> Descriptor? {
    guard let file = try open(path, O_RDONLY | O_NONBLOCK, for: .read) else { return nil }
    guard let status = file.status() else { throw FileFault(.read, path, errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return file
    case S_IFDIR: throw FileFault(.read, path, .isAFolder)
    default: throw FileFault(.read, path, .notAFile)
    }
  }

  /// Opens the entry at a path (nil: the folder itself); `nil` if it does not exist.
  func open(
    _ path: RelativePath?, _ flags: Int32, mode: UInt32 = 0, for attempt: FileFault.Attempt
  ) throws(FileFault) -> Descriptor? {
    let text = path?.description ?? "."
    let number = csystem_open_beneath(descriptor.number, text, flags, mode)
    if number >= 0 { return Descriptor(number) }
    if errno == ENOENT { return nil }
    throw fault(attempt, text, errno)
  }

  /// Opens a folder in the same way.
  func openFolder(_ path: RelativePath?, for attempt: FileFault.Attempt) throws(FileFault) -> Descriptor? {
    try open(path, O_RDONLY | O_DIRECTORY, for: attempt)
  }

  /// A fault that names the link, or the file in a folder's place, that caused the error.
  func fault(_ attempt: FileFault.Attempt, _ path: String, _ code: Int32) -> FileFault {
    guard code == ELOOP || code == ENOTDIR else { return FileFault(attempt, path, errno: code) }
    let slashes = path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }
    for end in slashes + [path.endIndex] {
      let part = String(path[..<end])
      var status = stat()
      guard fstatat(descriptor.number, part, &status, AT_SYMLINK_NOFOLLOW) == 0 else { break }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: continue
      case S_IFLNK: return FileFault(attempt, path, .link(at: part))
      default: return FileFault(attempt, path, .notAFolder(at: part))
      }
    }
    return FileFault(attempt, path, errno: code)
  }
}
