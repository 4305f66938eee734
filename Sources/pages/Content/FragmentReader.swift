import Decks
import Diagnostics
import HTML

/// Converts the elements of a slide to blocks and inlines.
struct FragmentReader<Targets: ContentTargets> {
  let nodes: [Fragment.Node]
  var targets: Targets
  /// Whether line ends of the file are line breaks for readers; not with `breaks: false` in the front matter.
  let keepsLines: Bool
  let bytes: [UInt8]
  var losses: Losses
  var footnotes: Footnotes
  /// The nesting of lists, quotes and boxes; beyond `deepest` they are removed and their content is kept.
  private var depth = 0

  private static var deepest: Int { 16 }

  init(_ fragment: Fragment, _ reader: ContentReader<Targets>) {
    (nodes, targets, keepsLines, bytes) = (fragment.nodes, reader.targets, reader.keepsLines, reader.file.bytes)
    (losses, footnotes) = (reader.losses, reader.footnotes)
    var shown: Set<Range<Int>> = []
    for node in nodes { if case .text = node.kind { shown.insert(node.place) } }
    losses.add(fragment.drops, shown: shown)
    for style in fragment.styles { losses.add(.style, style.place) }
  }

  /// All blocks of the fragment.
  mutating func blocks() -> [Block] { blocks(nodes.indices) }

  /// The blocks of a range; content between them becomes paragraphs.
  mutating func blocks(_ range: Range<Int>) -> [Block] {
    var blocks: [Block] = []
    var line: [Inline] = []
    func endLine(_ blocks: inout [Block], _ line: inout [Inline]) {
      if !line.isBlank { blocks.append(.paragraph(line)) }
      line = []
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let node = nodes[index]
      let end = max(index, node.partner) + 1
      if case .start(let element) = node.kind, element.tag.isBlock || hasBlocks(index) {
        endLine(&blocks, &line)
        blocks += block(element, index)
      } else {
        line += inlines(index..<end)
      }
      index = end
    }
    endLine(&blocks, &line)
    return blocks
  }

  /// The range inside the element that starts at `index`.
  func inside(_ index: Int) -> Range<Int> {
    min(index + 1, max(index, nodes[index].partner))..<max(index, nodes[index].partner)
  }

  /// The indices of an element's children that have one of the tags.
  func children(_ range: Range<Int>, _ tags: [Tag]) -> [Int] {
    var found: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if case .start(let element) = nodes[index].kind, tags.contains(element.tag) { found.append(index) }
      index = max(index, nodes[index].partner) + 1
    }
    return found
  }

  private func hasBlocks(_ index: Int) -> Bool {
    inside(index).contains { if case .start(let element) = nodes[$0].kind { element.tag.isBlock } else { false } }
  }

  private mutating func block(_ element: Element, _ index: Int) -> [Block] {
    let inside = inside(index)
    if element["align"] != nil || element.tag == .center { losses.add(.alignment, nodes[index].place) }
    switch element.tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: return [.heading(level: element.tag.headingLevel ?? 6, inlines(inside))]
    case .hr: return element.hasClass("footnotes-sep") ? [] : [.rule]
    case .pre: return [code(index)]
    case .table: return table(index)
    case .dl: return definitions(inside)
    case .div where element.hasClass("footnotes"):
      readFootnotes(inside)
      return []
    case .ul, .ol: return deeper(inside) { $0.list(element, inside) }
    case .blockquote: return deeper(inside) { [.quote($0.blocks(inside))] }
    case .details: return deeper(inside) { $0.details(index) }
    case .div where element.hasClass("alert"): return deeper(inside) { $0.alert(element, inside) }
    case .b, .strong, .i, .em, .a, .font, .mark, .u:
      // An author's `<font>` or `<b>` around several blocks.
      losses.add(.colour, nodes[index].place)
      return blocks(inside)
    default: return blocks(inside)
    }
  }

  private mutating func deeper(_ inside: Range<Int>, _ read: (inout FragmentReader) -> [Block]) -> [Block] {
    guard depth < Self.deepest else {
      if let first = inside.first { losses.add(.limit, nodes[first].place) }
      return flattened(inside)
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  /// Content that is nested too deeply, as one paragraph of text.
  private mutating func flattened(_ inside: Range<Int>) -> [Block] {
    let line = inlines(inside)
    return line.isBlank ? [] : [.paragraph(line)]
  }
}

extension Element {
  func hasClass(_ name: String) -> Bool {
    self["class"].map { $0.utf8.split(separator: 0x20).contains { $0.elementsEqual(name.utf8) } } ?? false
  }
}
