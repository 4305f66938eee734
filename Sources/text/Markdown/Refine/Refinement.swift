import Glibc

/// The syntax that cmark's extensions cannot read, found in the finished tree: it needs what stands in another block
/// (footnotes, definition lists), begins with a character that cmark keeps to itself, or needs plain text around it.
struct Refinement {
  let source: UnsafeBufferPointer<UInt8>
  /// The labels of all footnotes that are defined.
  let labels: Set<String>
  private let hasDefinitions: Bool
  private let hasFootnotes: Bool
  private let hasMail: Bool
  private let hasMath: Bool

  /// Nil where none of that can occur in `range`.
  init?(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, definitions: Bool, _ blocks: [Node]) {
    self.source = source
    hasDefinitions = definitions
    hasFootnotes = Self.has("^", range, source)
    hasMail = Self.has("@", range, source)
    hasMath = Self.has("\\", range, source)
    labels = hasFootnotes ? FootnoteReference.labels(in: blocks) : []
    guard hasDefinitions || hasFootnotes || hasMail || hasMath else { return nil }
  }

  private static func has(
    _ character: Unicode.Scalar, _ range: Range<Int>, _ source: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = source.baseAddress else { return false }
    return memchr(start + range.lowerBound, Int32(character.value), range.count) != nil
  }

  /// Whether anything of it can stand there: most blocks of a text have none.
  private func mayChange(_ range: Range<Int>) -> Bool {
    hasDefinitions || hasFootnotes && Self.has("^", range, source) || hasMail && Self.has("@", range, source)
      || hasMath && Self.has("\\", range, source)
  }

  /// The depth of the tree is bounded by the limits, so this may recurse.
  func refine(_ nodes: [Node]) -> [Node] {
    var nodes = nodes
    for index in nodes.indices where !nodes[index].children.isEmpty {
      let node = nodes[index]
      switch node.kind {
      case .autolink, .image, .subscript, .superscript: continue
      case .link: continue
      default: break
      }
      guard mayChange(node.range) else { continue }
      nodes[index] = Node(node.kind, node.range, children: refine(node.children), addressRange: node.addressRange)
    }
    if hasDefinitions { nodes = DefinitionList.join(nodes, source) }
    guard nodes.contains(where: \.isText) else { return nodes }
    if hasMath { nodes = BackslashMath.join(nodes, source) }
    if hasFootnotes {
      nodes = FootnoteReference.split(nodes, source, labels)
      nodes = InlineFootnote.join(nodes, source)
    }
    if hasMail { nodes = MailLink.split(nodes, source) }
    return nodes
  }
}

extension Node {
  var isText: Bool { if case .text = kind { true } else { false } }
}
