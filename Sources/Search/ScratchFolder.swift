import CSystem
import Glibc

/// A folder for one run, below the one for temporary files.
struct ScratchFolder {
  let path: String

  private static let prefix = "minutes-search-"

  /// Makes one, and takes away those that killed runs left.
  init() throws(SearchFault) {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let parent = named.utf8.first == UInt8(ascii: "/") ? named : "/tmp"
    Self.sweep(parent)
    var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw SearchFault("no folder could be made in \(parent): \(String(cString: strerror(errno))); make room there")
    }
    path = String(cString: made)
  }

  func remove() { csystem_remove_tree(path) }

  /// Ours, and older than any run may last: nobody is at home there.
  private static func sweep(_ parent: String) {
    guard let folder = opendir(parent) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.utf8.starts(with: prefix.utf8) else { continue }
      let path = "\(parent)/\(name)"
      var status = stat()
      let isOurs = lstat(path, &status) == 0 && status.st_uid == getuid() && status.st_mode & S_IFMT == S_IFDIR
      if isOurs, time(nil) - status.st_mtim.tv_sec > 24 * 3600 { csystem_remove_tree(path) }
    }
  }
}
