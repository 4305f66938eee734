import HTML

extension FragmentReader {
  /// A table with one line a cell, with its caption above it.
  mutating func table(_ index: Int) -> [Block] {
    let inside = inside(index)
    var rows: [(cells: [[Inline]], isHeader: Bool)] = []
    var alignments: [Table.Alignment] = []
    for row in tableRows(inside) {
      var cells: [[Inline]] = []
      var isHeader = true
      for cell in children(self.inside(row), [.td, .th]) {
        guard case .start(let element) = nodes[cell].kind else { continue }
        isHeader = isHeader && element.tag == .th
        if alignments.count == cells.count { alignments.append(Table.Alignment(element)) }
        cells.append(self.cell(cell))
        let span = min(100, element["colspan"].flatMap { Int($0) } ?? 1)
        if span > 1 || element["rowspan"] != nil { losses.add(.spans, nodes[cell].place) }
        for _ in 1..<max(2, span) where span > 1 { cells.append([]) }
      }
      if !cells.isEmpty { rows.append((cells, isHeader)) }
    }
    guard let first = rows.first else { return blocks(inside) }
    let width = rows.map(\.cells.count).max() ?? 0
    let empty = [[Inline]](repeating: [], count: width)
    let header = first.isHeader ? first.cells + empty.dropFirst(first.cells.count) : empty
    let body = first.isHeader ? rows.dropFirst().map(\.cells) : rows.map(\.cells)
    let caption = children(inside, [.caption]).map { Block.paragraph(inlines(self.inside($0))) }
    return caption + [.table(Table(alignments: alignments, rows: [header] + body))]
  }

  private func tableRows(_ inside: Range<Int>) -> [Int] {
    children(inside, [.tr, .thead, .tbody, .tfoot]).flatMap { index -> [Int] in
      guard case .start(let element) = nodes[index].kind, element.tag != .tr else { return [index] }
      return children(self.inside(index), [.tr])
    }
  }

  private mutating func cell(_ index: Int) -> [Inline] {
    let holdsLines = inside(index).contains { inner in
      guard case .start(let element) = nodes[inner].kind else { return false }
      return element.tag == .br || element.tag.isBlock
    }
    if holdsLines { losses.add(.cellBreak, nodes[index].place) }
    return inlines(inside(index))
  }
}

extension Table.Alignment {
  fileprivate init(_ cell: Element) {
    let value = Array((cell["align"] ?? "").utf8)
    self =
      value.elementsEqual("left".utf8)
      ? .left : value.elementsEqual("center".utf8) ? .center : value.elementsEqual("right".utf8) ? .right : .none
  }
}
