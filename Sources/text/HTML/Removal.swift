/// Something of the author's HTML that the policy removed; every removal is recorded.
public struct Removal: Sendable, Equatable {
  /// The reason of the removal.
  public enum Reason: Sendable, Equatable {
    /// Not an allowed element: a word in angle brackets, shown as text; a tag with attributes, whose content is kept;
    /// or a script, embed or form field, removed with its content up to its end tag (then `place` is all of it).
    case element
    case attribute
    /// An invalid address, or one that is not allowed for a link or picture.
    case address
    case value
    case unbalancedEnd
    /// Too deep, too many or too long: see `Limit`.
    case limit
    /// A tag or comment without an end. The tag is shown as text; the comment hides the rest, as in a browser.
    case unfinished
  }

  /// The name of the element or attribute, in lower case; `comment`, `doctype`, `declaration`; empty for `</>`.
  public let what: String
  public let reason: Reason
  /// Byte range in the source file: the tag, or the attribute's value (its name if it has no value).
  public let place: Range<Int>

  public init(what: String, reason: Reason, place: Range<Int>) {
    self.what = what
    self.reason = reason
    self.place = place
  }
}
