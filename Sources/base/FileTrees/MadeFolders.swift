import Glibc

/// Folders that were created for files to come; on deinit, those that got no file are removed.
final class MadeFolders {
  private let folder: Folder
  private var made: [RelativePath] = []

  init(in folder: Folder) { self.folder = folder }

  deinit {
    for path in made.reversed() {
      guard let parent = try? folder.openFolder(path.parent, for: .remove) else { continue }
      unlinkat(parent.number, path.lastName, AT_REMOVEDIR)
    }
  }

  /// Opens a folder, creating it and the folders above it if they do not exist.
  func open(_ path: RelativePath?) throws(FileFault) -> Descriptor {
    if let opened = try folder.openFolder(path, for: .makeFolder) { return opened }
    guard let path else { throw FileFault(.makeFolder, folder.path, errno: ENOENT) }
    let parent = try open(path.parent)
    if mkdirat(parent.number, path.lastName, 0o755) == 0 {
      made.append(path)
    } else if errno != EEXIST {
      throw FileFault(.makeFolder, path, errno: errno)
    }
    guard let opened = try folder.openFolder(path, for: .makeFolder) else {
      throw FileFault(.makeFolder, path, errno: ENOENT)
    }
    return opened
  }

  /// Keeps the folders above this path, since a file was created there.
  func keep(_ path: RelativePath) {
    var place = path.parent
    while let kept = place {
      made.removeAll { $0 == kept }
      place = kept.parent
    }
  }
}
