import Decks

/// What lies in the folder beside the deck.
public struct PictureLookup: Sendable {
  /// The size in bytes of the file of that name or relative path, `nil` where there is none.
  ///
  /// Asked only for paths without `..`, a root or a scheme.
  public let size: @Sendable (String) -> Int?

  /// How many dots the picture of that name has, across and down; `nil` where that is not known.
  public let dots: @Sendable (String) -> (width: Int, height: Int)?

  public init(
    _ size: @escaping @Sendable (String) -> Int?,
    dots: @escaping @Sendable (String) -> (width: Int, height: Int)? = { _ in nil }
  ) {
    (self.size, self.dots) = (size, dots)
  }

  /// A folder whose files are known by name.
  public init(sizes: [String: Int]) { self.init { sizes[$0] } }

  /// The dots of a picture in these bytes.
  public static func dots(in bytes: [UInt8]?) -> (width: Int, height: Int)? {
    guard let bytes, let kind = PictureKind(bytes), let size = PictureSize(bytes, kind) else { return nil }
    return (size.width, size.height)
  }
}
