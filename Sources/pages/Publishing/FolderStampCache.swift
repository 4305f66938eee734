import Diagnostics
import FileTrees
import Site

/// The folders of the tree that the last swap took away, as they were while it was the site. It is the next one to take the
/// site's place, and of its thousands of folders only those that were written into since have to be looked at again.
///
/// Where this is wrong, the next run finds folders that are not as they are remembered, and looks at everything.
struct FolderStampCache: Sendable {
  /// By the bytes of their paths.
  private var left: ArraySlice<(path: RelativePath, stamp: FileStamp)> = []
  private var touched: Set<RelativePath> = []

  private static let file = RelativePath(constant: "folders")

  /// `written` are the files that were written into the tree since; `nil` where nothing is remembered.
  init?(_ cacheFolder: Folder, written: [RelativePath]) throws(FileFault) {
    guard let bytes = try cacheFolder.read(Self.file) else { return nil }
    for line in RecordReader(bytes) {
      guard let (path, found) = line.stamped, let stamp = found else { return nil }
      left.append((path, stamp))
    }
    // A folder that came or went is a change of the one above.
    for path in written {
      var place = path.parent
      while let folder = place, touched.insert(folder).inserted { place = folder.parent }
    }
  }

  /// What a folder is; `nil` where it has to be looked at. They are asked for by the bytes of their paths, each once.
  mutating func next(_ folder: RelativePath) -> FileStamp? {
    while let known = left.first, known.path < folder { left.removeFirst() }
    guard let known = left.first, known.path == folder, !touched.contains(folder) else { return nil }
    return known.stamp
  }

  /// Keeps the lines about folders of a site that was swapped away; empty ones where they are not known.
  static func keep(_ lines: [UInt8], in cacheFolder: LockedFolder) throws(FileFault) {
    if lines.isEmpty { return try cacheFolder.folder.removeFile(file) }
    var tree = FileTree()
    tree[file] = lines
    try cacheFolder.put(tree)
  }
}
