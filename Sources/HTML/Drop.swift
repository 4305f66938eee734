/// Something that the policy took away from what an author wrote: nothing vanishes silently.
public struct Drop: Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// Not an element of ours. What stood in it is still on the page, unless it is one of `RemovedElement`'s.
    case element
    case attribute
    /// An address that does not parse, or leads where a link or picture may not.
    case address
    case value
    case unbalancedEnd
    /// Too deep, too many or too long: see `Limit`.
    case limit
    /// A tag or comment that nothing closes. The tag is shown as text; the comment hides the rest, as in a browser.
    case unfinished
  }

  /// The name of the element or attribute, lowercase.
  public let what: String
  public let reason: Reason
  /// Bytes of the source file: the tag, or the attribute's value (its name where it has none).
  public let place: Range<Int>

  public init(what: String, reason: Reason, place: Range<Int>) {
    self.what = what
    self.reason = reason
    self.place = place
  }
}
