import FileTrees
import Glibc

/// Drawings that were made before, by a key made of all that they depend on. What cannot be read is drawn again.
public struct DiagramCache: Sendable {
  private let folder: String

  /// A cache in a folder; made when the first drawing is kept.
  public init(folder: String) { self.folder = folder }

  /// The user's: below `XDG_CACHE_HOME`, or `.cache` at home; `nil` where there is neither.
  public static func own() -> DiagramCache? {
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
    guard let base = value("XDG_CACHE_HOME") ?? value("HOME").map({ $0 + "/.cache" }) else { return nil }
    return DiagramCache(folder: base + "/minutes/diagrams")
  }

  subscript(key: String) -> [UInt8]? {
    guard let folder = try? Folder(path: folder), let path = RelativePath(key + ".json") else { return nil }
    return try? folder.read(path, limit: 8 << 20)
  }

  /// A cache that cannot be written costs time and nothing else.
  func keep(_ bytes: [UInt8], under key: String) {
    Folder.makeAll(folder, mode: 0o700)
    guard let folder = try? Folder(path: folder), let path = RelativePath(key + ".json") else { return }
    var tree = FileTree()
    tree[path] = bytes
    _ = try? folder.unlocked { try $0.put(tree) }
  }
}
