import Bytes

/// Builds a fragment: the renderer calls it for Markdown, and passes authors' HTML piece by piece.
///
/// One stack of open elements is used for both, so `<font>` in one piece matches `</font>` in a later one. Only the
/// renderer can close the elements that it opened: an author's end tag closes only authors' elements inside the
/// renderer's innermost one. The end of a renderer's element closes the authors' elements still open in it. So an
/// author's element at the top of a slide stays open over the following paragraphs; one in a paragraph ends with it.
public struct FragmentWriter: Sendable {
  let policy: Policy
  var nodes: [Fragment.Node] = []
  var drops: [Removal] = []
  var styles: [Fragment.Style] = []
  /// Nodes with a `style` attribute; entries may be out of date if elements were removed.
  var styled: [Int] = []
  var open: [OpenElement] = []
  /// The removed elements of the entries of `open` without a tag, in the same order.
  var removed: [RemovedElement] = []
  /// Names of removed start tags of authors; their end tags are removed without another finding.
  var ignoredNames: [String] = []
  /// Names of removed elements that were closed with the element around them, before their end tag.
  var endedNames: Set<String> = []
  /// The number of authors' `</p>` to ignore, since the renderer's paragraph has already closed theirs.
  var endedParagraphs = 0
  /// Depth of renderer's elements beyond `Limit.rendererDepth`, whose content alone is written.
  private var skippedDepth = 0

  public init(policy: Policy = .standard) { self.policy = policy }

  /// Opens an element, or writes a void one. Attributes are checked by the rules for values, addresses and ids, since
  /// their content comes from authors; `rel` is written by `html()`.
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

  /// Closes the innermost element that the renderer opened, and authors' elements still open inside it.
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

  /// Writes plain text, not escaped.
  public mutating func text(_ text: String, at place: Range<Int>) {
    guard !text.isEmpty else { return }
    if isBetweenCells, !text.utf8.allSatisfy(\.isHTMLWhitespace) { openCell(at: place) }
    append(.text(text), at: place)
  }

  /// Adds a comment for readers of the nodes; it is not written to the page.
  public mutating func comment(_ text: String, at place: Range<Int>) {
    append(.comment(text), at: place)
  }

  /// Closes all elements and returns the fragment.
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
