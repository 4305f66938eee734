import Bytes

/// Builds a fragment: the renderer calls it for Markdown, and hands it authors' HTML piece by piece.
///
/// One stack of open elements spans both, so `<font>` in one piece and `</font>` in a later one belong together. What
/// the renderer opens, only the renderer can close: an author's end tag reaches the elements that authors opened inside
/// the innermost one of the renderer's. The end of a renderer's element closes what authors left open in it. So an
/// author's element at the top of a slide stays open over the paragraphs that follow, one in a paragraph ends with it.
public struct FragmentWriter: Sendable {
  let policy: Policy
  var nodes: [Fragment.Node] = []
  var drops: [Removal] = []
  var styles: [Fragment.Style] = []
  /// Where a `style` attribute was kept; those of elements that were taken away lie behind the end, or are others by now.
  var styled: [Int] = []
  var open: [OpenElement] = []
  /// For each entry of `open` without a tag, in the same order.
  var removed: [RemovedElement] = []
  /// Names of authors' start tags that were taken away, whose end tags then go without another word.
  var ignoredNames: [String] = []
  /// Names of elements that are taken away and ended with what they stood in, before their own end tag came.
  var endedNames: Set<String> = []
  /// How many `</p>` of authors are still to come for which a paragraph of the renderer's has left nothing to close.
  var endedParagraphs = 0
  /// Renderer's elements beyond `Limit.rendererDepth`, of which only the content is written.
  private var skippedDepth = 0

  public init(policy: Policy = .standard) { self.policy = policy }

  /// Opens an element, or writes a void one. Attributes go through the rules for values, addresses and ids too, since
  /// what they say comes from authors; `rel` is written by `html()`.
  public mutating func start(_ tag: Tag, _ attributes: [(String, String)] = [], at place: Range<Int>) {
    guard tag.isVoid || skippedDepth == 0 && open.count < Limit.rendererDepth else {
      skippedDepth += 1
      drop(tag.rawValue, .limit, place)
      return
    }
    if makeRoom(for: tag, at: place), tag.endsParagraph { endedParagraphs += 1 }
    var kept: [Attribute] = []
    for (name, value) in attributes {
      keep(name, value, on: tag, from: .renderer, at: place, in: &kept)
    }
    open(Element(tag, kept), byRenderer: true, at: place)
  }

  /// Closes the innermost element that the renderer opened, and what authors left open inside it.
  public mutating func end(_ tag: Tag, at place: Range<Int>) {
    guard skippedDepth == 0 else {
      skippedDepth -= 1
      return
    }
    guard let index = open.lastIndex(where: { $0.isRenderers && $0.tag == tag }) else { return }
    close(from: index, at: place)
  }

  /// Writes an element without content, such as `img`.
  public mutating func void(_ tag: Tag, _ attributes: [(String, String)] = [], at place: Range<Int>) {
    guard tag.isVoid else { return }
    start(tag, attributes, at: place)
  }

  /// Writes text as a reader sees it, nothing escaped.
  public mutating func text(_ text: String, at place: Range<Int>) {
    guard !text.isEmpty else { return }
    if isBetweenCells, !text.utf8.allSatisfy(\.isHTMLWhitespace) { openCell(at: place) }
    append(.text(text), at: place)
  }

  /// Keeps a comment for those who read the nodes; it is not on the page.
  public mutating func comment(_ text: String, at place: Range<Int>) {
    append(.comment(text), at: place)
  }

  /// Closes everything and gives back what was built.
  public mutating func finish() -> Fragment {
    let end = nodes.last?.place.upperBound ?? 0
    close(from: 0, at: end..<end)
    return Fragment(
      nodes: nodes, drops: drops, styles: styles, styled: styled.filter { $0 < nodes.count }, policy: policy)
  }
}

extension FragmentWriter {
  mutating func append(_ kind: Fragment.Kind, at place: Range<Int>) {
    nodes.append(Fragment.Node(kind: kind, place: place, partner: nodes.count))
  }

  mutating func drop(_ what: String, _ reason: Removal.Reason, _ place: Range<Int>) {
    if drops.count < Limit.drops {
      drops.append(Removal(what: what, reason: reason, place: place))
    } else if drops.count == Limit.drops {
      drops.append(Removal(what: what, reason: .limit, place: place))
    }
  }

  mutating func keep(
    _ name: String, _ value: String, on tag: Tag, from origin: AttributeRule.Origin, at place: Range<Int>,
    in attributes: inout [Attribute]
  ) {
    switch AttributeRule.judge(name, value, on: tag, from: origin, policy) {
    case .kept(let attribute):
      if !attributes.contains(where: { $0.name == name }) { attributes.append(attribute) }
    case .refused(let reason): drop(name, reason, place)
    }
  }
}
