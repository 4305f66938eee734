import Bytes

/// The files that a page in Chromium can see, by their paths; there is nothing else.
public struct VisibleFiles: Sendable {
  let file: @Sendable (String) -> (bytes: [UInt8], type: String)?

  /// `file` gives the bytes at a path, such as `assets/deck.css`, or `nil`.
  public init(_ file: @escaping @Sendable (String) -> [UInt8]?) {
    self.file = { path in file(path).map { ($0, MediaType.of(path)) } }
  }
}
