/// A value of a YAML document and where it stands.
public struct YAMLNode: Sendable {
  /// What a node holds.
  public enum Value: Sendable {
    /// Text as it was written; `plain` if it stood there without quotes and not as a block (`|`, `>`), so that it may
    /// mean a number or a date.
    case scalar(String, plain: Bool)
    case mapping([Entry])
    case sequence([YAMLNode])
  }

  /// A key of a mapping and its value, in the order of the text.
  public struct Entry: Sendable {
    public var key: YAMLNode
    public var value: YAMLNode
  }

  public var value: Value
  /// Byte offsets into the bytes that were given to the reader: a scalar with its quotes, a mapping or list without the
  /// indentation before it. A value that is not there (`key:`) is empty and stands after its colon.
  public var range: Range<Int>

  public init(value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension YAMLNode {
  /// The value of the first key that is this text, if the node is a mapping that has it. Compared by bytes.
  public subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = value else { return nil }
    for entry in entries {
      if case .scalar(let text, _) = entry.key.value, text.utf8.elementsEqual(key.utf8) { return entry.value }
    }
    return nil
  }

  /// The entries of a mapping.
  public var entries: [Entry]? {
    if case .mapping(let entries) = value { entries } else { nil }
  }

  /// The items of a list.
  public var items: [YAMLNode]? {
    if case .sequence(let items) = value { items } else { nil }
  }
}
