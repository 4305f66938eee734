import FileTrees

/// The pictures of previewed decks, read when they are first shown and again after a change beside the decks.
final class PictureCache: @unchecked Sendable {
  private var known: [String: [UInt8]] = [:]
  private var size = 0

  /// Used by one thread alone, like all of the command line.
  func read(_ path: String, _ read: (String) -> [UInt8]?) -> [UInt8]? {
    if let bytes = known[path] { return bytes }
    guard let bytes = read(path) else { return nil }
    // What does not fit is read each time.
    if size + bytes.count <= Self.most {
      size += bytes.count
      known[path] = bytes
    }
    return bytes
  }

  func forget() { (known, size) = ([:], 0) }

  private static let most = 64 << 20
}
