/// A value of a YAML document and its place.
public struct YAMLNode: Sendable {
  /// The content of a node.
  public enum Value: Sendable {
    /// Text as written; `plain` if it has no quotes and is not a block (`|`, `>`), so that it may mean a number or a
    /// date.
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
  /// Byte offsets into the reader's input: a scalar with its quotes, a mapping or list without the indentation before
  /// it. A missing value (`key:`) has an empty range after its colon.
  public var range: Range<Int>

  public init(value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension YAMLNode {
  /// The value of the first entry with this key, compared by bytes; nil if there is none or the node is not a mapping.
  public subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = value else { return nil }
    for entry in entries {
      if case .scalar(let text, _) = entry.key.value, text.utf8.elementsEqual(key.utf8) { return entry.value }
    }
    return nil
  }

  /// The entries of a mapping; nil for other nodes.
  public var entries: [Entry]? {
    if case .mapping(let entries) = value { entries } else { nil }
  }

  /// The items of a list; nil for other nodes.
  public var items: [YAMLNode]? {
    if case .sequence(let items) = value { items } else { nil }
  }
}
