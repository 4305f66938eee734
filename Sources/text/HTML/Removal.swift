/// Something that the policy took away from what an author wrote: nothing vanishes silently.
public struct Removal: Sendable, Equatable {
  /// Why it was taken away.
  public enum Reason: Sendable, Equatable {
    /// Not an element of ours: a word in angle brackets, shown as text; a tag with attributes, whose content is still
    /// there; or a script, embed or form field, gone with its content up to its end tag (then `place` is all of it).
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

  /// The name of the element or attribute, lowercase; `comment`, `doctype`, `declaration`; empty for `</>`.
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
