import FileTrees
import Glibc

/// Cache of drawn diagrams on the disk, by a hash of all that a drawing depends on. Unreadable entries are redrawn.
public struct DiagramCache: Sendable {
  private let folder: String

  /// Creates a cache in a folder, which is made when the first drawing is stored.
  public init(folder: String) { self.folder = folder }

  /// Returns the user's cache, in `XDG_CACHE_HOME` or `~/.cache`; `nil` if neither is set.
  public static func user() -> DiagramCache? {
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
    guard let base = value("XDG_CACHE_HOME") ?? value("HOME").map({ $0 + "/.cache" }) else { return nil }
    return DiagramCache(folder: base + "/minutes/diagrams")
  }

  subscript(key: String) -> [UInt8]? {
    guard let folder = try? Folder(path: folder), let path = RelativePath(key + ".json") else { return nil }
    return try? folder.read(path, limit: 8 << 20)
  }

  /// Stores a drawing. Write errors are ignored: the diagram is only drawn again next time.
  func store(_ bytes: [UInt8], under key: String) {
    Folder.makeAll(folder, mode: 0o700)
    guard let folder = try? Folder(path: folder), let path = RelativePath(key + ".json") else { return }
    _ = try? folder.unlocked { try $0.put(path, bytes) }
  }
}
