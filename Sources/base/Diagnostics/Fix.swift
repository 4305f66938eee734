import Secrets

/// A way to fix a finding: edits that belong together.
public struct Fix: Sendable {
  /// Whether a fix may be applied without review.
  public enum Safety: String, Sendable { case safe, suggested }

  public var title: String
  public var safety: Safety
  public var edits: [Edit]

  public init(title: String, safety: Safety, edits: [Edit]) {
    self.title = title.withSecretsMasked
    self.safety = safety
    self.edits = edits
  }

  /// The bytes with the fixes applied, each as a whole or not at all.
  ///
  /// A fix that overlaps an earlier one (a common byte, or two insertions at one place) is skipped; the next check
  /// finds it again. A fix is also skipped if it has no edits, or if its edits lie outside the bytes or overlap each
  /// other.
  public static func apply(_ fixes: [Fix], to bytes: [UInt8]) -> (bytes: [UInt8], applied: [Fix], skipped: [Fix]) {
    let result = EditGroups.apply(fixes.map(\.edits), to: bytes)
    return (result.bytes, result.taken.map { fixes[$0] }, result.skipped.map { fixes[$0] })
  }
}

/// A range of bytes and its replacement.
public struct Edit: Hashable, Sendable {
  public var range: Range<Int>
  public var replacement: [UInt8]

  public init(range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// The bytes with the edits applied, in the order of their places; an edit that overlaps an earlier one is skipped.
  public static func apply(_ edits: [Edit], to bytes: [UInt8]) -> (bytes: [UInt8], skipped: [Edit]) {
    let result = EditGroups.apply(edits.map { [$0] }, to: bytes)
    return (result.bytes, result.skipped.map { edits[$0] })
  }
}
