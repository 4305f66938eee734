import FileTrees

/// Pagefind's output without the files that this site's search page does not use: Pagefind's own pages, and their
/// styles.
enum BundleFiles {
  static func needed(_ all: FileTree) -> FileTree {
    var files = FileTree()
    for path in all.paths where path.parent != nil || isWanted(path.description) { files[path] = all[path] }
    return files
  }

  private static func isWanted(_ name: String) -> Bool {
    let programs = ["pagefind.js", "pagefind-worker.js", "pagefind-entry.json"]
    return programs.contains { name.utf8.elementsEqual($0.utf8) } || ends(name, ".pf_meta") || ends(name, ".pagefind")
  }

  static func ends(_ name: String, _ end: String) -> Bool { name.utf8.reversed().starts(with: end.utf8.reversed()) }
}
