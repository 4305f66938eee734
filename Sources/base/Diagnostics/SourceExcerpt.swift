import Bytes
import Secrets

/// The first line of a range as a terminal shows it, and the position of the carets below it.
///
/// Tab stops are four columns apart; control characters are escaped; a line wider than 160 columns is shortened with …
/// to the surroundings of the range. A credential is shown as `*`.
struct SourceExcerpt {
  private(set) var text: [UInt8] = []
  /// Columns before the carets.
  private(set) var indentation = 0
  /// The number of carets, at least one.
  private(set) var width = 1

  private static let limit = 160
  /// Bytes shown before the range if the line is shortened.
  private static let lead = 60
  /// A limit in bytes, since combining marks take time but no columns.
  private static let byteLimit = 4096
  private static let tab = 4

  /// What must not be shown of the line.
  private let hidden: [Range<Int>]

  /// `secrets` are those of the whole file.
  init(_ file: SourceFile, _ range: Range<Int>, secrets: [Secret]) {
    let line = file.line(file.lineNumber(at: range.lowerBound))
    hidden = secrets.map(\.hidden).filter { $0.overlaps(line) }
    let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let marked = start..<max(start, min(range.upperBound, line.upperBound))
    file.bytes.withUnsafeBufferPointer { bytes in
      let mark = line.lowerBound == 0 && bytes.count >= 3 && bytes[0..<3].elementsEqual([0xEF, 0xBB, 0xBF])
      let whole = lay(bytes, line.lowerBound + (mark ? 3 : 0)..<line.upperBound, marked: marked)
      guard !whole, start - line.lowerBound > Self.lead else { return }
      let from = CodePoints.start(of: start - Self.lead, in: bytes, from: line.lowerBound)
      text = Array("…".utf8)
      _ = lay(bytes, from..<line.upperBound, marked: marked)
    }
  }

  /// Appends the shown bytes; returns false if they did not fit.
  private mutating func lay(_ bytes: UnsafeBufferPointer<UInt8>, _ shown: Range<Int>, marked: Range<Int>) -> Bool {
    var columns = DisplayColumns()
    columns.count = text.isEmpty ? 0 : 1
    var markStart: Int?
    var markEnd: Int?
    var index = shown.lowerBound
    while index < shown.upperBound, columns.count < Self.limit, index - shown.lowerBound < Self.byteLimit {
      if index >= marked.lowerBound, markStart == nil { markStart = columns.count }
      if index >= marked.upperBound, markEnd == nil { markEnd = columns.count }
      index += append(bytes, at: index, to: &columns)
    }
    indentation = markStart ?? columns.count
    width = max(1, (markEnd ?? columns.count) - indentation)
    if index < shown.upperBound { text += "…".utf8 }
    return index >= shown.upperBound
  }

  /// Appends a character and returns its length in bytes.
  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to columns: inout DisplayColumns
  ) -> Int {
    let byte = bytes[index]
    if hidden.contains(where: { $0.contains(index) }) {
      text.append(UInt8(ascii: "*"))
      columns.count += 1
      return max(1, UTF8Text.decode(bytes, at: index).length)
    }
    if byte >= 0x20, byte < 0x7F {
      text.append(byte)
      columns.add(Unicode.Scalar(byte))
      return 1
    }
    if byte == UInt8(ascii: "\t") {
      let blanks = Self.tab - columns.count % Self.tab
      text.append(contentsOf: repeatElement(0x20, count: blanks))
      columns.count += blanks
      return 1
    }
    let (scalar, length) = UTF8Text.decode(bytes, at: index)
    if let scalar, !scalar.isUnseen {
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<index + length]))
      columns.add(scalar)
      return length
    }
    let before = text.count
    if let scalar { ShownText.append(scalar, to: &text) } else { ShownText.append(byte: byte, to: &text) }
    columns.count += text.count - before
    return length
  }
}
