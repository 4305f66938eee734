import Glibc

/// One entry of a folder.
public struct Entry: Sendable, Equatable {
  /// The type of an entry; links are not followed.
  public enum Kind: Sendable {
    case file, folder, link
    /// A device, a pipe or a socket.
    case other
    /// An entry whose name cannot be a `RelativePath`: not UTF-8, beginning with `-`, or with control characters.
    case unreadableName
  }

  /// The name; unreadable bytes are shown as `\xE4`.
  public let name: String
  public let kind: Kind
  /// Size in bytes; 0 unless it is a file.
  public let size: Int

  public init(name: String, kind: Kind, size: Int) {
    self.name = name
    self.kind = kind
    self.size = size
  }
}

extension Entry {
  init(name: String, status: stat) {
    let kind = Kind(mode: status.st_mode)
    self.init(name: name, kind: kind, size: kind == .file ? Int(status.st_size) : 0)
  }
}

extension Entry.Kind {
  fileprivate init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
  }
}

extension Folder {
  /// Entries of the folder at `path` (nil: this folder), sorted by the bytes of their names; empty if the folder does
  /// not exist.
  public func entries(_ path: RelativePath? = nil) throws(FileFault) -> [Entry] {
    var entries: [Entry] = []
    var code: Int32 = 0
    guard let folder = try openFolder(path, for: .list) else { return [] }
    let listed = forEachName(in: folder) { name in
      guard let text = String(validating: name, as: UTF8.self), RelativePath(text) != nil else {
        entries.append(Entry(name: legible(name), kind: .unreadableName, size: 0))
        return
      }
      var status = stat()
      if fstatat(folder.number, text, &status, AT_SYMLINK_NOFOLLOW) == 0 {
        entries.append(Entry(name: text, status: status))
      } else if errno != ENOENT {  // else it was deleted after it was listed
        code = errno
      }
    }
    if code == 0 { code = listed }
    guard code == 0 else { throw FileFault(.list, path?.description ?? ".", errno: code) }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

/// Calls `body` with the bytes of each name except `.` and `..`, unsorted; returns 0 or an errno.
func forEachName(in folder: borrowing Descriptor, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Int32 {
  // Opened anew, since reading moves the position of an open folder.
  let number = openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard number >= 0 else { return errno }
  guard let stream = fdopendir(number) else {
    let code = errno
    close(number)
    return code
  }
  defer { closedir(stream) }
  while true {
    errno = 0
    guard let entry = readdir(stream) else { return errno }
    withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
        let name = UnsafeBufferPointer(start: start, count: (0..<256).first { start[$0] == 0 } ?? 256)
        let isDots = name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
        if !isDots { body(name) }
      }
    }
  }
}

func legible(_ name: UnsafeBufferPointer<UInt8>) -> String {
  name.reduce(into: "") { text, byte in
    if 0x20..<0x7F ~= byte {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += "\\x" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
    }
  }
}
