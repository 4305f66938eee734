import Glibc

/// Metadata by which an unchanged file is recognised without reading it.
public struct FileStamp: Sendable, Hashable {
  /// Size in bytes.
  public let size: Int
  /// Time of the last change of the content, and of anything else: nanoseconds since 1970.
  public let modified: Int
  public let touched: Int
  public let inode: UInt

  public init(size: Int, modified: Int, touched: Int, inode: UInt) {
    (self.size, self.modified, self.touched, self.inode) = (size, modified, touched, inode)
  }

  init(_ status: stat) {
    func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }
    self.init(
      size: Int(status.st_size), modified: nanoseconds(status.st_mtim), touched: nanoseconds(status.st_ctim),
      inode: UInt(status.st_ino))
  }

  /// Whether the content is the same, ignoring the number of links to the file.
  public func hasContent(of other: FileStamp) -> Bool {
    size == other.size && modified == other.modified && inode == other.inode
  }
}

/// A file below a folder, with its stamp.
public struct StampedEntry: Sendable {
  /// The path; unreadable names are shown as in `Entry`.
  public let path: String
  public let kind: Entry.Kind
  public let stamp: FileStamp
}

extension Folder {
  /// All files below the folder, depth first, sorted by the bytes of names. Subfolders for which `enters` returns false
  /// are skipped; links are not followed.
  public func walk(entering enters: (String) -> Bool) throws(FileFault) -> [StampedEntry] {
    var found: [StampedEntry] = []
    try walk(nil, enters, &found)
    return found
  }

  private func walk(
    _ place: RelativePath?, _ enters: (String) -> Bool, _ found: inout [StampedEntry]
  ) throws(FileFault) {
    guard let folder = try openFolder(place, for: .list) else { return }
    let lead = place.map { $0.description + "/" } ?? ""
    var listed: [(name: String, kind: Entry.Kind, stamp: FileStamp)] = []
    var code: Int32 = 0
    let ended = forEachName(in: folder) { name in
      var status = stat()
      guard let text = String(validating: name, as: UTF8.self), RelativePath(lead + text) != nil else {
        return listed.append((legible(name), .unreadableName, FileStamp(status)))
      }
      if fstatat(folder.number, text, &status, AT_SYMLINK_NOFOLLOW) == 0 {
        listed.append((text, Entry(name: text, status: status).kind, FileStamp(status)))
      } else if errno != ENOENT {
        code = errno
      }
    }
    if code == 0 { code = ended }
    guard code == 0 else { throw FileFault(.list, place?.description ?? ".", errno: code) }
    listed.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for entry in listed {
      let path = lead + entry.name
      if entry.kind == .folder, let inside = RelativePath(path) {
        if enters(path) { try walk(inside, enters, &found) }
      } else {
        found.append(StampedEntry(path: path, kind: entry.kind, stamp: entry.stamp))
      }
    }
  }
}
