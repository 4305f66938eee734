/// Why a text was not read as YAML, and where.
public struct YAMLProblem: Error, Hashable, Sendable {
  /// Whether the text is wrong, or only more than is read here.
  public enum Kind: Hashable, Sendable {
    /// Not YAML.
    case syntax
    /// A mapping has a key twice.
    case duplicateKey
    /// YAML that is not read here: an anchor, an alias, a tag, a merge key, a directive, a second document.
    case refused(what: String)
    /// More than is read here; `name` says of what.
    case limit(name: String, maximum: Int)
  }

  public var kind: Kind
  /// For people: a sentence fragment without full stop.
  public var message: String
  /// Byte offsets into the bytes that were given to the reader.
  public var range: Range<Int>
  /// Where the same key stands before.
  public var earlier: Range<Int>?

  public init(kind: Kind, message: String, range: Range<Int>, earlier: Range<Int>? = nil) {
    (self.kind, self.message, self.range, self.earlier) = (kind, message, range, earlier)
  }
}
