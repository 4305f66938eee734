/// What may differ from one use to another. Elements and attributes do not: they are closed lists.
public struct Policy: Sendable {
  /// Where a picture may come from. One from elsewhere keeps its description and loses its address.
  public enum Pictures: Sendable {
    case anywhere
    /// Relative addresses only.
    case local
    /// Relative addresses, and these hosts (lowercase).
    case hosts([String])
  }

  public var pictures: Pictures
  /// Schemes of links, lowercase without colon.
  public var linkSchemes: [String]

  public init(pictures: Pictures = .anywhere, linkSchemes: [String] = ["http", "https", "mailto"]) {
    self.pictures = pictures
    self.linkSchemes = linkSchemes
  }

  public static let standard = Policy()
}

/// What keeps time and memory bounded, whatever is written.
enum Limit {
  static let authorDepth = 100
  /// Markdown's own nesting is limited before it comes here; this only keeps the page one that browsers can read.
  static let rendererDepth = 400
  static let attributes = 32
  static let valueBytes = 4096
  static let drops = 1000
}
