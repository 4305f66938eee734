/// A node of the syntax tree: its kind, its place and its children.
public struct Node: Sendable {
  public let kind: Kind
  /// The source bytes of the whole construct, including markers, without the newline that ends it.
  public let range: Range<Int>
  /// The destination of an inline link or image as written, without `<` and `>`; nil if it is not written here
  /// (reference links, autolinks) and for all other kinds.
  public let addressRange: Range<Int>?
  public let children: [Node]

  public init(_ kind: Kind, _ range: Range<Int>, children: [Node] = [], addressRange: Range<Int>? = nil) {
    self.kind = kind
    self.range = range
    self.addressRange = addressRange
    self.children = children
  }
}
