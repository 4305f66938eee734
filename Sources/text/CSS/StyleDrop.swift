/// A part of an author's CSS that is left out of the page.
public struct StyleDrop: Sendable, Equatable {
  /// The reason why it is left out.
  public enum Reason: Sendable, Equatable {
    case property, value, function, selector, atRule
    /// Browsers would not accept it either.
    case malformed
    case limit
  }

  /// The property, selector or rule as written, shortened.
  public let what: String
  public let reason: Reason
  /// Byte range in the CSS text.
  public let range: Range<Int>
}
