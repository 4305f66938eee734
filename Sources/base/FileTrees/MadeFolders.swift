import Glibc

/// The folders that are made for files to come; going out of scope takes those away again that got none.
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

  /// Opens a folder, making it and those above it where they are not there.
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

  /// A file has come at this path: the folders that lead to it stay.
  func keep(_ path: RelativePath) {
    var place = path.parent
    while let kept = place {
      made.removeAll { $0 == kept }
      place = kept.parent
    }
  }
}
