import Diagnostics
import FileTrees

/// Stamps of the folders of the previous site, which the last swap took away and which the next run brings up to date: of its
/// thousands of folders only those that were written into since have to be looked at again.
///
/// A wrong stamp costs time only: the next run finds folders that differ from it, and looks at everything.
struct FolderStampCache: Sendable {
  /// By the bytes of their paths.
  private var left: ArraySlice<(path: RelativePath, stamp: FileStamp)> = []
  private var touched: Set<RelativePath> = []

  private static let file = RelativePath(constant: "folders")

  /// `written` are the files that were written into the tree since. `nil` where no stamps are remembered.
  init?(_ cacheFolder: Folder, written: [RelativePath]) throws(FileFault) {
    guard let bytes = try cacheFolder.read(Self.file) else { return nil }
    for line in RecordReader(bytes) {
      guard let (path, found) = line.stamped, let stamp = found else { return nil }
      left.append((path, stamp))
    }
    // A new or removed folder changes the stamp of its parent.
    for path in written {
      var place = path.parent
      while let folder = place, touched.insert(folder).inserted { place = folder.parent }
    }
  }

  /// The stamp of a folder; `nil` where it has to be looked at. Folders are asked for in the order of their paths, each once.
  mutating func next(_ folder: RelativePath) -> FileStamp? {
    while let known = left.first, known.path < folder { left.removeFirst() }
    guard let known = left.first, known.path == folder, !touched.contains(folder) else { return nil }
    return known.stamp
  }

  /// Keeps the lines about the folders of a site that was swapped away; without lines, nothing is remembered.
  static func keep(_ lines: [UInt8], in cacheFolder: LockedFolder) throws(FileFault) {
    if lines.isEmpty { return try cacheFolder.folder.removeFile(file) }
    try cacheFolder.put(file, lines)
  }
}
