import FileTrees

/// Cache of the pictures of previewed decks, cleared after changes other than in reports.
///
/// Not thread-safe: used by one thread only.
final class PictureCache: @unchecked Sendable {
  private var cache: [String: [UInt8]] = [:]
  private var size = 0

  /// Returns the bytes at `path`, from the cache or by `read`.
  func read(_ path: String, _ read: (String) -> [UInt8]?) -> [UInt8]? {
    if let bytes = cache[path] { return bytes }
    guard let bytes = read(path) else { return nil }
    // Pictures above the limit are not cached.
    if size + bytes.count <= Self.limit {
      size += bytes.count
      cache[path] = bytes
    }
    return bytes
  }

  func clear() { (cache, size) = ([:], 0) }

  /// Maximum size of all cached pictures, in bytes.
  private static let limit = 64 << 20
}
