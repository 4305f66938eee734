import HTML

/// How high a slide will be, in dots; rather too small than too large.
struct HeightEstimate {
  private(set) var height = 0.0
  private let sizes: FontSizes
  /// The element whose text is being read, innermost last.
  private var blocks: [Tag] = []
  private var depth = 0
  private var inCode = false
  private var characters = 0
  private var codeHeight = 0.0

  private static let width = 960.0
  /// Of a letter, in parts of the font size.
  private static let letter = 0.46
  private static let line = 1.3

  init(_ sizes: FontSizes) { self.sizes = sizes }

  mutating func read(_ fragment: Fragment) {
    for node in fragment.nodes {
      switch node.kind {
      case .text(let text): add(text)
      case .comment: break
      case .start(let element): start(element)
      case .end(let tag): end(tag)
      }
    }
    endLine()
  }

  private var size: Double { blocks.last.map { sizes[$0] } ?? sizes[.p] }

  private mutating func add(_ text: String) {
    if inCode {
      // A code block scrolls from 400 dots on.
      let lines = text.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
      codeHeight = min(400, codeHeight + Double(lines) * sizes[.p] * 0.55 * 1.2)
      return
    }
    // An umlaut counts twice; nobody writes a slide of umlauts.
    characters += text.utf8.count
  }

  private mutating func start(_ element: Element) {
    switch element.tag {
    case .br: endLine(keeping: true)
    case .img: height += element["height"].flatMap(Double.init).map { min($0, 665) } ?? 0
    case .hr: height += 20
    case .pre:
      endLine()
      (inCode, codeHeight) = (true, 0)
    case let tag where tag.isBlock:
      endLine()
      if tag == .ul || tag == .ol { depth += 1 }
      if Self.holdsText(tag) { blocks.append(tag) }
    default: break
    }
  }

  private mutating func end(_ tag: Tag) {
    switch tag {
    case .pre:
      height += codeHeight + 20
      inCode = false
    case .td, .th: endCell()
    default:
      guard tag.isBlock else { return }
      endLine()
      if tag == .ul || tag == .ol { depth -= 1 }
      if Self.holdsText(tag), blocks.last == tag { blocks.removeLast() }
      if tag == .p, !blocks.contains(.li) { height += 20 }
      if tag.headingLevel != nil { height += 15 }
      if tag == .tr { height += sizes[.td] * 1.3 + 8 }
    }
  }

  private static func holdsText(_ tag: Tag) -> Bool {
    tag.headingLevel != nil || tag == .li || tag == .dt || tag == .dd
  }

  /// A row counts once, as one line.
  private mutating func endCell() { characters = 0 }

  private mutating func endLine(keeping empty: Bool = false) {
    guard characters > 0 || empty else { return }
    let room = (Self.width - Double(depth) * size) / (size * Self.letter)
    let lines = max(1, (Double(characters) / max(8, room)).rounded(.up))
    height += lines * size * Self.line
    characters = 0
  }
}
