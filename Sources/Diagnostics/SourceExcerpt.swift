/// The line that a range begins in as a terminal shows it, and where carets go below it.
///
/// Tabs go to the next of stops four columns apart; what a terminal would obey is escaped; of a line wider than 160 columns
/// only the surroundings of the range are kept, with … where something is left out.
struct SourceExcerpt {
  private(set) var text: [UInt8] = []
  /// The columns before the carets.
  private(set) var indentation = 0
  /// How many carets: at least one.
  private(set) var width = 1

  private static let limit = 160
  /// How many bytes before the range are still looked at in a long line.
  private static let lead = 60
  private static let tab = 4

  init(_ file: SourceFile, _ range: Range<Int>) {
    let line = file.line(file.lineNumber(at: range.lowerBound))
    file.bytes.withUnsafeBufferPointer { bytes in
      let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
      let end = max(start, min(range.upperBound, line.upperBound))
      var from = line.lowerBound
      if line.count > Self.limit, start - line.lowerBound > Self.lead {
        from = CodePoints.start(of: start - Self.lead, in: bytes, from: line.lowerBound)
      }
      if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]), from == 0 { from = min(3, line.upperBound) }
      lay(bytes, from: from, line: line, marked: start..<end)
    }
  }

  private mutating func lay(
    _ bytes: UnsafeBufferPointer<UInt8>, from: Int, line: Range<Int>, marked: Range<Int>
  ) {
    var columns = DisplayColumns()
    var index = from
    if from > line.lowerBound + 3 {
      text += "…".utf8
      columns.count = 1
    }
    var markStart: Int?
    var markEnd: Int?
    while index < line.upperBound {
      if index >= marked.lowerBound, markStart == nil { markStart = columns.count }
      if index >= marked.upperBound, markEnd == nil { markEnd = columns.count }
      if columns.count >= Self.limit {
        text += "…".utf8
        break
      }
      let (scalar, length) = CodePoints.decode(bytes, at: index)
      append(scalar, byte: bytes[index], to: &columns)
      index += length
    }
    indentation = markStart ?? columns.count
    width = max(1, (markEnd ?? columns.count) - indentation)
  }

  private mutating func append(_ scalar: Unicode.Scalar?, byte: UInt8, to columns: inout DisplayColumns) {
    if scalar == "\t" {
      let blanks = Self.tab - columns.count % Self.tab
      text += String(repeating: " ", count: blanks).utf8
      columns.count += blanks
      return
    }
    let before = text.count
    if let scalar, !scalar.isUnseen {
      ShownText.append(scalar, to: &text)
      columns.add(scalar)
      return
    }
    if let scalar { ShownText.append(scalar, to: &text) } else { ShownText.append(byte: byte, to: &text) }
    columns.count += text.count - before
  }
}
