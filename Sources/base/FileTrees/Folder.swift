import CSystem
import Glibc

/// An open folder, such as the root of a repository. Everything below it is reached from its descriptor and through no
/// symbolic link, so nothing outside can be read or written, whatever the files below are.
public final class Folder: Sendable {
  /// The path that it was opened by.
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

  /// The bytes of a file, or `nil` where there is none. A larger one than `limit` is a fault.
  public func read(_ path: RelativePath, limit: Int = 64 << 20) throws(FileFault) -> [UInt8]? {
    guard let file = try openFile(path) else { return nil }
    let size = try file.size(path)
    guard size <= limit else { throw FileFault(.read, path, .largerThan(limit: limit)) }
    // One byte more than its size ends the reading, unless the file grew meanwhile.
    var bytes = try file.read(path, limit: size + 1)
    while bytes.count > size {
      let more = try file.read(path, from: bytes.count, limit: 1 << 16)
      if more.isEmpty { break }
      bytes += more
      guard bytes.count <= limit else { throw FileFault(.read, path, .largerThan(limit: limit)) }
    }
    return bytes
  }

  /// The last bytes of a file, at most `count`, and where they begin; `nil` where there is no file.
  public func readEnd(_ path: RelativePath, count: Int) throws(FileFault) -> (bytes: [UInt8], start: Int)? {
    guard let file = try openFile(path) else { return nil }
    let start = try max(0, file.size(path) - count)
    return (try file.read(path, from: start, limit: count), start)
  }

  /// The first bytes of a file, at most `count`; none where there is no file.
  public func readStart(_ path: RelativePath, count: Int) throws(FileFault) -> [UInt8] {
    try readPiece(path, from: 0, count: count) ?? []
  }

  /// Up to `count` bytes of a file from `offset` on; `nil` where there is no file.
  func readPiece(_ path: RelativePath, from offset: Int, count: Int) throws(FileFault) -> [UInt8]? {
    guard let file = try openFile(path) else { return nil }
    return try file.read(path, from: offset, limit: count)
  }

  /// A new file without a name in a folder that is there.
  func nameless(in place: RelativePath) throws(FileFault) -> Int32 {
    let number = csystem_open_nameless(descriptor.number, place.description, 0o600)
    guard number >= 0 else { throw FileFault(.write, place, errno: errno) }
    return number
  }

  /// What lies at a path, the link itself where that is one; `nil` where there is nothing.
  public func entry(_ path: RelativePath) throws(FileFault) -> Entry? {
    guard let folder = try openFolder(path.parent, for: .read) else { return nil }
    var status = stat()
    if fstatat(folder.number, path.lastName, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      return Entry(name: path.lastName, status: status)
    }
    if errno == ENOENT { return nil }
    throw FileFault(.read, path, errno: errno)
  }

  /// Opens a regular file, never waiting for a pipe's other end; `nil` where there is nothing.
  private func openFile(_ path: RelativePath) throws(FileFault) -> Descriptor? {
    guard let file = try open(path, O_RDONLY | O_NONBLOCK, for: .read) else { return nil }
    guard let status = file.status() else { throw FileFault(.read, path, errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return file
    case S_IFDIR: throw FileFault(.read, path, .isAFolder)
    default: throw FileFault(.read, path, .notAFile)
    }
  }

  /// Opens what lies at a path, `nil` being the folder itself; the result is `nil` where nothing lies there.
  func open(
    _ path: RelativePath?, _ flags: Int32, mode: UInt32 = 0, for attempt: FileFault.Attempt
  ) throws(FileFault) -> Descriptor? {
    let text = path?.description ?? "."
    let number = csystem_open_beneath(descriptor.number, text, flags, mode)
    if number >= 0 { return Descriptor(number) }
    if errno == ENOENT { return nil }
    throw fault(attempt, text, errno)
  }

  /// The same for a folder.
  func openFolder(_ path: RelativePath?, for attempt: FileFault.Attempt) throws(FileFault) -> Descriptor? {
    try open(path, O_RDONLY | O_DIRECTORY, for: attempt)
  }

  /// A fault that names the link, or the file in a folder's place, that made the system give up.
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
