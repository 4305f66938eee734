import Bytes

/// Files that a page in Chromium can load, by their paths. All other requests fail.
public struct VisibleFiles: Sendable {
  let file: @Sendable (String) -> (bytes: [UInt8], type: String)?

  /// Creates a set of files. `file` returns the bytes at a path, such as `assets/deck.css`, or `nil` if there are none.
  public init(_ file: @escaping @Sendable (String) -> [UInt8]?) {
    self.file = { path in file(path).map { ($0, MediaType.of(path)) } }
  }
}
