import Bytes
import Diagnostics

/// A table that was copied from a spreadsheet wants to be written as one.
enum TableWithTabs {
  static let rule = Rule(
    "table-with-tabs", .warning, "a table pasted from a spreadsheet, with tabs between its cells",
    """
    Spreadsheets put tabs between the cells that they copy. Markdown takes a tab for a space, so that the rows run together
    as text. A table has `|` between its cells and a line of `---` below its head.

    Wrong: lines such as `Node⇥Disk⇥Load` pasted as they are
    Right: `| Node | Disk | Load |`, and `| --- | --- | --- |` below it

    `minutes check --unsafe-fixes` makes a table of them, with the first line as its head.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    var rows: [Range<Int>] = []
    var columns = 0
    func end(_ text: ByteText) {
      if rows.count >= 2, let first = rows.first, let last = rows.last,
        subject.isPlainText(at: text.trimmed(first).lowerBound)
      {
        let whole = first.lowerBound..<last.upperBound
        found.append(
          rule.finding(
            "table needs \"|\" between its cells, and a head", at: first, in: subject.file,
            label: "the rows run together as text",
            fixes: [
              Fix(
                title: "make a table of them", safety: .suggested,
                edits: [Edit(range: whole, replacement: table(rows, columns, text))])
            ]))
      }
      rows = []
    }
    subject.withText { text in
      for line in subject.lines.lines {
        let count = line.context == .text && line.range.count <= 4_096 ? cells(line.range, text).count : 0
        if count < 2 || count != columns { end(text) }
        columns = count
        if count >= 2 { rows.append(line.range) }
      }
      end(text)
    }
  }

  /// The cells of a line that begins with text; none where it is indented or has no tab inside.
  private static func cells(_ line: Range<Int>, _ text: ByteText) -> [Range<Int>] {
    guard !line.isEmpty, !text[line.lowerBound].isASCIIWhitespace, text.first(UInt8(ascii: "|"), in: line) == nil,
      !"*-+>#".utf8.contains(text[line.lowerBound])
    else { return [] }
    var (cells, start) = ([Range<Int>](), line.lowerBound)
    while let tab = text.first(0x09, in: start..<line.upperBound) {
      cells.append(text.trimmed(start..<tab))
      start = tab + 1
    }
    return cells.isEmpty ? [] : cells + [text.trimmed(start..<line.upperBound)]
  }

  private static func table(_ rows: [Range<Int>], _ columns: Int, _ text: ByteText) -> [UInt8] {
    var lines = rows.map { row in "| " + cells(row, text).map(text.string).joined(separator: " | ") + " |" }
    lines.insert("|" + String(repeating: " --- |", count: columns), at: 1)
    return Array(lines.joined(separator: "\n").utf8)
  }
}
