import CSystem
import Glibc

/// A folder for one run of Chromium, below the one for temporary files.
enum ScratchFolder {
  private static let prefix = "minutes-chromium-"

  /// Makes one, and takes away those that killed runs left.
  static func make() throws(ExportFault) -> String {
    let parent = parent
    sweep(parent)
    var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw ExportFault("no folder could be made in \(parent): \(String(cString: strerror(errno))); make room there")
    }
    return String(cString: made)
  }

  static func remove(_ folder: String) { csystem_remove_tree(folder) }

  private static var parent: String {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return named.utf8.first == UInt8(ascii: "/") ? named : "/tmp"
  }

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
      if isOurs, time(nil) - status.st_mtim.tv_sec > 24 * 3600 { remove(path) }
    }
  }
}
