import Content

/// Writes blocks as lines of MDX, each kind in one notation.
struct BlockWriter {
  private let headings: HeadingAnchors
  private var levels = HeadingLevels()
  /// Links to headings that the page does not have.
  private(set) var lostAnchors: [Range<Int>] = []

  init(_ headings: HeadingAnchors) { self.headings = headings }

  /// The lines of consecutive blocks.
  mutating func lines(of blocks: [Block], isTight: Bool = false) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var previous: Block?
    // Two adjacent lists of a kind would be parsed as one; another marker separates them.
    var isOther = false
    for block in blocks {
      isOther = previous.map { Self.wouldJoin($0, block) } ?? false ? !isOther : false
      let written = self.lines(of: block, otherMarker: isOther)
      guard !written.isEmpty else { continue }
      if let previous, !(isTight && Self.mayTouch(previous, block)) { lines.append([]) }
      lines += written
      previous = block
    }
    return lines
  }

  private mutating func lines(of block: Block, otherMarker: Bool) -> [[UInt8]] {
    switch block {
    case .heading(let level, let pieces):
      let text = inline(pieces, .heading)
      guard !text.isEmpty else { return [] }
      return [[UInt8](repeating: UInt8(ascii: "#"), count: levels.level(of: level)) + [0x20] + text]
    case .paragraph(let pieces):
      return inline(pieces, .paragraph).split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        .droppingEmpty
    case .list(let list): return lines(of: list, otherMarker: otherMarker)
    case .quote(let blocks):
      return lines(of: blocks).map { $0.isEmpty ? [UInt8(ascii: ">")] : Array("> ".utf8) + $0 }
    case .code(let language, let firstLine, let text):
      return CodeText.fence(text, language: language, firstLine: firstLine)
    case .table(let table): return lines(of: table)
    case .admonition(let box): return lines(of: box)
    case .rule: return [Array("___".utf8)]
    case .slideBreak: return [Array("---".utf8)]
    }
  }

  private mutating func inline(_ pieces: [Inline], _ place: InlineWriter.Place) -> [UInt8] {
    var writer = InlineWriter(place, headings)
    writer.write(Normalizer.normalized(pieces))
    lostAnchors += writer.lostAnchors
    return writer.finished
  }

  // MARK: Lists

  private mutating func lines(of list: List, otherMarker: Bool) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for (index, item) in list.items.enumerated() {
      var marker = Array((otherMarker ? "* " : "- ").utf8)
      if let start = list.start { marker = Array("\(max(0, start) + index)\(otherMarker ? ")" : ".") ".utf8) }
      let written = self.lines(of: item, isTight: list.isTight)
      let indentation = [UInt8](repeating: 0x20, count: marker.count)
      if index > 0, !list.isTight { lines.append([]) }
      lines.append(written.isEmpty ? Array(marker.dropLast()) : marker + written[0])
      lines += written.dropFirst().map { $0.isEmpty ? [] : indentation + $0 }
    }
    return lines
  }

  private static func wouldJoin(_ first: Block, _ second: Block) -> Bool {
    guard case .list(let first) = first, case .list(let second) = second else { return false }
    return (first.start == nil) == (second.start == nil)
  }

  /// Whether a block may follow another without an empty line and without changing its meaning.
  private static func mayTouch(_ first: Block, _ second: Block) -> Bool {
    switch (first, second) {
    // Only a list that begins with 1, and not with an empty item, ends a paragraph.
    case (.paragraph, .list(let list)): (list.start ?? 1) == 1 && !(list.items.first?.isEmpty ?? true)
    case (.paragraph, .code), (.code, .paragraph), (.code, .list), (.heading, _): true
    default: false
    }
  }

  // MARK: Tables and boxes

  private mutating func lines(of table: Table) -> [[UInt8]] {
    guard let header = table.rows.first else { return [] }
    var lines: [[UInt8]] = []
    for (index, row) in table.rows.enumerated() {
      let cells = header.indices.map { $0 < row.count ? inline(row[$0], .cell) : [] }
      lines.append(Self.row(cells))
      if index == 0 {
        lines.append(
          Self.row(header.indices.map { $0 < table.alignments.count ? table.alignments[$0].dashes : Array("---".utf8) })
        )
      }
    }
    return lines
  }

  private static func row(_ cells: [[UInt8]]) -> [UInt8] {
    cells.reduce(into: [UInt8(ascii: "|")]) { line, cell in
      line += (cell.isEmpty ? [] : [0x20]) + cell + Array(" |".utf8)
    }
  }

  private mutating func lines(of box: Admonition) -> [[UInt8]] {
    let inner = lines(of: box.blocks)
    // The outer fence must be longer than those within.
    let fence = [UInt8](repeating: UInt8(ascii: ":"), count: 3 + Self.depth(of: box.blocks))
    let title = inline(box.title, .heading)
    let head = fence + Array(box.kind.rawValue.utf8)
    return [title.isEmpty ? head : head + [UInt8(ascii: "[")] + title + [UInt8(ascii: "]")], []] + inner
      + (inner.isEmpty ? [] : [[]]) + [fence]
  }

  private static func depth(of blocks: [Block]) -> Int {
    var deepest = 0
    for block in blocks {
      switch block {
      case .admonition(let box): deepest = max(deepest, 1 + depth(of: box.blocks))
      case .quote(let inner): deepest = max(deepest, depth(of: inner))
      case .list(let list): deepest = max(deepest, list.items.map { depth(of: $0) }.max() ?? 0)
      default: break
      }
    }
    return deepest
  }
}

extension Table.Alignment {
  fileprivate var dashes: [UInt8] {
    switch self {
    case .none: Array("---".utf8)
    case .left: Array(":--".utf8)
    case .center: Array(":-:".utf8)
    case .right: Array("--:".utf8)
    }
  }
}

extension [[UInt8]] {
  /// Without empty lines, which would end the paragraph.
  fileprivate var droppingEmpty: [[UInt8]] { filter { !$0.isEmpty } }
}
