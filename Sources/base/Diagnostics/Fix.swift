import Secrets

/// A way to put a finding right: edits that belong together.
public struct Fix: Sendable {
  /// Whether a fix may be applied without being looked at.
  public enum Safety: String, Sendable { case safe, suggested }

  public var title: String
  public var safety: Safety
  public var edits: [Edit]

  public init(title: String, safety: Safety, edits: [Edit]) {
    self.title = title.withSecretsMasked
    self.safety = safety
    self.edits = edits
  }

  /// The bytes with the fixes applied, each whole or not at all.
  ///
  /// A fix that meets an earlier one is skipped, to be found again by the next check: a common byte, or two insertions
  /// at one place. So is a fix without edits, or whose edits lie outside the bytes or meet each other.
  public static func apply(_ fixes: [Fix], to bytes: [UInt8]) -> (bytes: [UInt8], applied: [Fix], skipped: [Fix]) {
    let result = EditGroups.apply(fixes.map(\.edits), to: bytes)
    return (result.bytes, result.taken.map { fixes[$0] }, result.skipped.map { fixes[$0] })
  }
}

/// A range of bytes and what comes in its place.
public struct Edit: Hashable, Sendable {
  public var range: Range<Int>
  public var replacement: [UInt8]

  public init(range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// The bytes with the edits applied, in the order of their places; one that meets an earlier one is skipped.
  public static func apply(_ edits: [Edit], to bytes: [UInt8]) -> (bytes: [UInt8], skipped: [Edit]) {
    let result = EditGroups.apply(edits.map { [$0] }, to: bytes)
    return (result.bytes, result.skipped.map { edits[$0] })
  }
}
