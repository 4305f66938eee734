/// An error in a YAML text, and its place.
public struct YAMLProblem: Error, Hashable, Sendable {
  /// Whether the text is wrong or uses features that are not supported.
  public enum Kind: Hashable, Sendable {
    /// Not YAML.
    case syntax
    /// A mapping has duplicate keys.
    case duplicateKey
    /// YAML that is not supported: an anchor, an alias, a tag, a merge key, a directive, a second document.
    case refused(what: String)
    /// A limit is exceeded; `name` is its name.
    case limit(name: String, maximum: Int)
  }

  public var kind: Kind
  /// A sentence fragment for users, without a full stop.
  public var message: String
  /// Byte offsets into the reader's input.
  public var range: Range<Int>
  /// The place of the earlier duplicate key.
  public var earlier: Range<Int>?

  public init(kind: Kind, message: String, range: Range<Int>, earlier: Range<Int>? = nil) {
    (self.kind, self.message, self.range, self.earlier) = (kind, message, range, earlier)
  }
}
