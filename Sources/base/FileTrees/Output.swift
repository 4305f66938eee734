extension LockedFolder {
  /// Writes files that can be made anew at any time, over whatever was there, and gives back the paths whose content changed.
  ///
  /// Each appears whole; nobody waits for the disk, so after a power cut the same command is to be run again.
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
      let file = try stage(bytes, for: path, made, isLasting: false)
      try file.publishReplacing()
      made.keep(path)
      changed.append(path)
    }
    return changed
  }
}
