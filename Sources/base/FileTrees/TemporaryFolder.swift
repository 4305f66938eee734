import CSystem
import Glibc

/// A folder for one run, inside the system's folder for temporary files.
public struct TemporaryFolder: Sendable {
  public let path: String

  /// The reason why it could not be created: a sentence that says what to do.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// Creates a folder, and removes those of killed runs. `kind` is part of its name, such as `search`.
  public init(for kind: String) throws(Fault) {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let parent = named.utf8.first == UInt8(ascii: "/") ? named : "/tmp"
    let prefix = "minutes-\(kind)-"
    Self.removeStale(parent, prefix)
    var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw Fault(
        description:
          "a temporary folder could not be made in \(parent): \(String(cString: strerror(errno))); free some space there"
      )
    }
    path = String(cString: made)
  }

  /// Deletes the folder with its contents.
  public func remove() { csystem_remove_tree(path) }

  /// Deletes this program's folders that are older than any run may last.
  private static func removeStale(_ parent: String, _ prefix: String) {
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
