/// Settings of the sanitiser. Elements and attributes are not among them: their lists are fixed.
public struct Policy: Sendable {
  /// Allowed sources of pictures. Other pictures keep their description and lose their address.
  public enum Pictures: Sendable {
    case anywhere
    /// Relative addresses only.
    case local
    /// Relative addresses, and these hosts (lower case).
    case hosts([String])
  }

  public var pictures: Pictures
  /// Allowed schemes of links, in lower case without colon.
  public var linkSchemes: [String]

  public init(pictures: Pictures = .anywhere, linkSchemes: [String] = ["http", "https", "mailto"]) {
    self.pictures = pictures
    self.linkSchemes = linkSchemes
  }

  public static let standard = Policy()
}

/// Limits of time and memory for any input.
enum Limit {
  static let authorDepth = 100
  /// Markdown's own nesting is limited earlier; this limit only keeps the page readable for browsers.
  static let rendererDepth = 400
  static let attributes = 32
  static let valueBytes = 4096
  static let drops = 1000
}
