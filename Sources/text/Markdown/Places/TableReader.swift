/// Reads a table: each row is a source line; its cells are found with cmark's rules, since cmark's columns ignore the
/// row's prefix.
struct TableReader {
  private let lines: SourceLines
  private let firstLine: Int

  init(_ lines: SourceLines, firstLine: Int) {
    self.lines = lines
    self.firstLine = firstLine
  }

  func read(_ table: ParsedNode, _ inlines: inout InlineReader) -> Node {
    var rows: [Node] = []
    var current = table.firstChild
    while let row = current {
      let line = rows.isEmpty ? firstLine : max(0, row.startLine - 1)
      rows.append(self.row(row, line: line, isHeader: rows.isEmpty, &inlines))
      current = row.next
    }
    let start = rows.first?.range.lowerBound ?? lines.start(of: firstLine)
    let end = max(rows.last?.range.upperBound ?? start, lines.trimmedEnd(of: firstLine + 1))
    return Node(.table(alignments: table.alignments), start..<end, children: rows)
  }

  private func row(_ row: ParsedNode, line: Int, isHeader: Bool, _ inlines: inout InlineReader) -> Node {
    let end = lines.trimmedEnd(of: line)
    let start = min(rowStart(row, line: line), end)
    var cells: [Node] = []
    var index = start
    if index < end, lines.source[index] == UInt8(ascii: "|") { index += 1 }
    var current = row.firstChild
    while let cell = current {
      let (range, next) = cellRange(from: index, to: end)
      index = next
      let children = read(cell, range, &inlines)
      cells.append(Node(.tableCell, range, children: children))
      current = cell.next
    }
    return Node(.tableRow(header: isHeader), start..<end, children: cells)
  }

  /// The start of a row: after as many quote markers as there are quotes around the table, and white space.
  private func rowStart(_ row: ParsedNode, line: Int) -> Int {
    var quotes = 0
    var parent = row.parent
    while let current = parent {
      if current.type == .blockQuote { quotes += 1 }
      parent = current.parent
    }
    var index = lines.start(of: line)
    if line == firstLine { index = headerStart(row, line: line) }
    let end = lines.end(of: line)
    while index < end {
      if lines.source[index] == UInt8(ascii: ">"), quotes > 0 {
        quotes -= 1
      } else if lines.source[index] != 0x20, lines.source[index] != 0x09 {
        break
      }
      index += 1
    }
    return index
  }

  /// The start of the header. It may follow an item's marker; then cmark's column of the table is that of the header.
  private func headerStart(_ row: ParsedNode, line: Int) -> Int {
    guard let table = row.parent, table.startLine - 1 == line else {
      return lines.start(of: line)
    }
    return min(lines.start(of: line) + max(0, table.startColumn - 1), lines.end(of: line))
  }

  private func cellRange(from start: Int, to end: Int) -> (Range<Int>, next: Int) {
    var bar = start
    while bar < end, lines.source[bar] != UInt8(ascii: "|") {
      bar +=
        lines.source[bar] == UInt8(ascii: "\\") && bar + 1 < end && lines.source[bar + 1] == UInt8(ascii: "|") ? 2 : 1
    }
    var first = min(start, end)
    var last = bar
    while first < last, lines.source[first] == 0x20 || lines.source[first] == 0x09 { first += 1 }
    while last > first, lines.source[last - 1] == 0x20 || lines.source[last - 1] == 0x09 { last -= 1 }
    return (first..<last, min(bar + 1, end))
  }

  /// `\|` becomes `|` in a cell's content, so the content is mapped piece by piece.
  private func read(_ cell: ParsedNode, _ range: Range<Int>, _ inlines: inout InlineReader) -> [Node] {
    let content = cell.content
    inlines.map.removeAll()
    inlines.map.add(content: 0, source: range.lowerBound)
    var source = range.lowerBound
    var index = 0
    while index < content.count, source < range.upperBound {
      if lines.source[source] == UInt8(ascii: "\\"), content[index] == UInt8(ascii: "|") {
        source += 1
        inlines.map.add(content: index, source: source)
      }
      source += 1
      index += 1
    }
    return inlines.read(cell, content)
  }
}
