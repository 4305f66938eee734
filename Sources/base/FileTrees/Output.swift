extension LockedFolder {
  /// Writes one file that can be regenerated; returns its path if its content changed.
  @discardableResult
  public func put(_ path: RelativePath, _ bytes: [UInt8]) throws(FileFault) -> [RelativePath] {
    var tree = FileTree()
    tree[path] = bytes
    return try put(tree)
  }

  /// Writes files that can be regenerated, replacing existing ones; returns the paths whose content changed.
  ///
  /// Each file is replaced atomically, without syncing: after a power cut, run the same command again.
  @discardableResult
  public func put(_ tree: FileTree) throws(FileFault) -> [RelativePath] {
    var changed: [RelativePath] = []
    let made = MadeFolders(in: folder)
    for path in tree.paths {
      let bytes = tree[path] ?? []
      if let entry = try folder.entry(path), entry.kind == .file, entry.size == bytes.count,
        try folder.read(path) == bytes
      {
        continue
      }
      let file = try stage(bytes, for: path, made, isDurable: false)
      try file.publishReplacing()
      made.keep(path)
      changed.append(path)
    }
    return changed
  }
}
