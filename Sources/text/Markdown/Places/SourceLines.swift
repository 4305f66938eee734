/// The bounds of the lines of a stretch of the source. Lines are counted from 0 and end in LF, CRLF or CR, as in cmark.
struct SourceLines {
  let source: UnsafeBufferPointer<UInt8>
  let range: Range<Int>
  private let starts: [Int]

  init(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.source = source
    self.range = range
    var starts: [Int] = []
    starts.reserveCapacity(range.count / 24 + 4)
    var index = range.lowerBound
    while index < range.upperBound {
      starts.append(index)
      while index < range.upperBound, source[index] != 0x0a, source[index] != 0x0d { index += 1 }
      if index + 1 < range.upperBound, source[index] == 0x0d, source[index + 1] == 0x0a { index += 1 }
      index += 1
    }
    self.starts = starts
  }

  var count: Int { starts.count }

  func start(of line: Int) -> Int {
    line < 0 ? range.lowerBound : line < starts.count ? starts[line] : range.upperBound
  }

  /// The end of the line without its newline.
  func end(of line: Int) -> Int {
    var end = start(of: line + 1)
    let start = start(of: line)
    if end > start, source[end - 1] == 0x0a { end -= 1 }
    if end > start, source[end - 1] == 0x0d { end -= 1 }
    return end
  }

  /// The end of the line without trailing white space.
  func trimmedEnd(of line: Int) -> Int {
    var end = end(of: line)
    let start = start(of: line)
    while end > start, source[end - 1] == 0x20 || source[end - 1] == 0x09 { end -= 1 }
    return end
  }

  /// The line without surrounding white space and without the markers of quotes before it.
  func text(of line: Int) -> Range<Int> {
    let end = trimmedEnd(of: line)
    var index = start(of: line)
    while index < end, source[index] == 0x20 || source[index] == 0x09 || source[index] == UInt8(ascii: ">") {
      index += 1
    }
    return index..<end
  }
}
