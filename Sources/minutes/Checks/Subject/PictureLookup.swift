/// What lies in the folder beside the deck.
public struct PictureLookup: Sendable {
  /// The size in bytes of the file of that name or relative path, `nil` where there is none.
  ///
  /// Asked only for paths without `..`, a root or a scheme.
  public let size: @Sendable (String) -> Int?

  public init(_ size: @escaping @Sendable (String) -> Int?) { self.size = size }

  /// A folder whose files are known by name.
  public init(sizes: [String: Int]) { size = { sizes[$0] } }
}
