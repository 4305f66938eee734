import HTML

/// How high a slide will be, in dots of the stage; rather too small than too large.
struct HeightEstimate {
  private(set) var height = 0.0
  private let sizes: FontSizes
  private let stage: (width: Double, height: Double)
  /// The dots of a picture by its address; `nil` where they are not known.
  private let picture: (String) -> (width: Int, height: Int)?
  /// The element whose text is being read, innermost last.
  private var blocks: [Tag] = []
  private var depth = 0
  private var inCode = false
  private var characters = 0
  private var codeHeight = 0.0
  /// The highest picture of the row of a table that is being read; `nil` outside of rows.
  private var rowPicture: Double?
  /// Footnotes are smaller.
  private var scale = 1.0

  /// Of a letter, in parts of the font size.
  private static let letter = 0.46
  private static let line = 1.3
  /// What a page leaves of the stage's width and height for a picture.
  private static let pictureShare = 0.95

  init(
    _ sizes: FontSizes, stage: (width: Int, height: Int),
    picture: @escaping (String) -> (width: Int, height: Int)?
  ) {
    (self.sizes, self.picture) = (sizes, picture)
    self.stage = (Double(stage.width), Double(stage.height))
  }

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

  private var size: Double { (blocks.last.map { sizes[$0] } ?? sizes[.p]) * scale }

  private mutating func add(_ text: String) {
    if inCode {
      let lines = text.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
      codeHeight += Double(lines) * FontSizes.code * FontSizes.codeLine
      return
    }
    // An umlaut counts twice; nobody writes a slide of umlauts.
    characters += text.utf8.count
  }

  private mutating func start(_ element: Element) {
    switch element.tag {
    case .br: endLine(keeping: true)
    case .img: show(element)
    case .hr: height += 20
    case .pre:
      endLine()
      (inCode, codeHeight) = (true, 0)
    case .tr: rowPicture = 0
    case let tag where tag.isBlock:
      endLine()
      if tag == .ul || tag == .ol { depth += 1 }
      if element["class"].map({ $0.utf8.elementsEqual("footnotes".utf8) }) ?? false { scale = 0.65 }
      if Self.holdsText(tag) { blocks.append(tag) }
    default: break
    }
  }

  private mutating func show(_ element: Element) {
    let known = element["src"].flatMap(picture)
    var shown = (
      width: Self.length(element["width"], of: stage.width), height: Self.length(element["height"], of: stage.height)
    )
    if let known, known.width > 0, known.height > 0 {
      let ratio = Double(known.height) / Double(known.width)
      if shown.height == nil { shown.height = shown.width.map { $0 * ratio } ?? Double(known.height) }
      if shown.width == nil { shown.width = shown.height.map { $0 / ratio } }
    }
    guard var high = shown.height else { return }
    if let wide = shown.width, wide > stage.width * Self.pictureShare { high *= stage.width * Self.pictureShare / wide }
    high = min(high, stage.height * Self.pictureShare)
    if let row = rowPicture { rowPicture = max(row, high) } else { height += high }
  }

  private static func length(_ value: String?, of whole: Double) -> Double? {
    guard let value else { return nil }
    if let percent = value.utf8.last, percent == UInt8(ascii: "%") {
      return Double(value.dropLast()).map { $0 * whole / 100 }
    }
    return Double(value)
  }

  private mutating func end(_ tag: Tag) {
    switch tag {
    case .pre:
      height += codeHeight + 40
      inCode = false
    case .td, .th: endCell()
    default:
      guard tag.isBlock else { return }
      endLine()
      if tag == .ul || tag == .ol { depth -= 1 }
      if Self.holdsText(tag), blocks.last == tag { blocks.removeLast() }
      if tag == .p, !blocks.contains(.li) { height += 20 }
      if tag.headingLevel != nil { height += 15 }
      if tag == .tr {
        height += max(sizes[.td] * 1.3, rowPicture ?? 0) + 8
        rowPicture = nil
      }
    }
  }

  private static func holdsText(_ tag: Tag) -> Bool {
    tag.headingLevel != nil || tag == .li || tag == .dt || tag == .dd
  }

  /// A row counts once, as one line.
  private mutating func endCell() { characters = 0 }

  private mutating func endLine(keeping empty: Bool = false) {
    guard characters > 0 || empty else { return }
    let room = (stage.width - Double(depth) * size) / (size * Self.letter)
    let lines = max(1, (Double(characters) / max(8, room)).rounded(.up))
    height += lines * size * Self.line
    characters = 0
  }
}
