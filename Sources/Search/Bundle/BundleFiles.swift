import FileTrees

/// What Pagefind wrote, without what this site's search page does not use: Pagefind's own pages, and their styles.
enum BundleFiles {
  static func read(_ folder: Folder) throws(FileFault) -> FileTree {
    var files = FileTree()
    for entry in try folder.entries() {
      guard let path = RelativePath(entry.name) else { continue }
      switch entry.kind {
      case .file where isWanted(entry.name): files[path] = try folder.read(path)
      case .folder:
        for inner in try folder.entries(path) where inner.kind == .file {
          guard let inside = path / inner.name else { continue }
          files[inside] = try folder.read(inside)
        }
      default: break
      }
    }
    return files
  }

  private static func isWanted(_ name: String) -> Bool {
    let programs = ["pagefind.js", "pagefind-worker.js", "pagefind-entry.json"]
    return programs.contains { name.utf8.elementsEqual($0.utf8) } || ends(name, ".pf_meta") || ends(name, ".pagefind")
  }

  static func ends(_ name: String, _ end: String) -> Bool { name.utf8.reversed().starts(with: end.utf8.reversed()) }
}
