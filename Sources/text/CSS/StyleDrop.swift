/// Something of an author's CSS that does not come to the page.
public struct StyleDrop: Sendable, Equatable {
  /// Why it does not.
  public enum Reason: Sendable, Equatable {
    case property, value, function, selector, atRule
    /// A browser would not understand it either.
    case malformed
    case limit
  }

  /// The property, selector or rule as it was written, shortened.
  public let what: String
  public let reason: Reason
  /// Bytes of the CSS text.
  public let range: Range<Int>
}
