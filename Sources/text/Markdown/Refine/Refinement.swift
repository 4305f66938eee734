import Glibc

/// Syntax that cmark's extensions cannot parse and that is found in the finished tree: it depends on another block
/// (footnotes, definition lists), begins with a character that cmark handles itself, or needs plain text around it.
struct Refinement {
  let source: UnsafeBufferPointer<UInt8>
  /// The labels of all defined footnotes.
  let labels: Set<String>
  private let hasDefinitions: Bool
  private let hasFootnotes: Bool
  private let hasMail: Bool
  private let hasMath: Bool

  /// Returns nil if no such syntax can occur in `range`.
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

  /// Whether such syntax may occur in the range; most blocks have none.
  private func mayChange(_ range: Range<Int>) -> Bool {
    hasDefinitions || hasFootnotes && Self.has("^", range, source) || hasMail && Self.has("@", range, source)
      || hasMath && Self.has("\\", range, source)
  }

  /// Recursive, which is safe since the limits bound the depth of the tree.
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
