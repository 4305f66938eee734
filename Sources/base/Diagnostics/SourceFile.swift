import Glibc

/// A file as it was read: its shown name, its bytes, and the starts of its lines.
///
/// Lines end at LF; a CR before it belongs to the line end. The text after the last LF is a line too, even if empty, as
/// in editors. Places are byte offsets; line and column are computed when they are shown.
public final class SourceFile: Sendable {
  public let name: String
  public let bytes: [UInt8]

  private let lineStarts: [Int]

  /// Places inside long lines with known columns, so that many findings in one line of megabytes stay cheap.
  private let milestones: [Milestone]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    lineStarts = Self.lineStarts(in: bytes)
    milestones = Self.milestones(in: bytes, lineStarts: lineStarts)
  }

  /// The number of lines as in an editor; an empty file has one.
  public var lineCount: Int { lineStarts.count }

  /// The line of an offset, from 1; offsets outside the file count as its first or last place.
  public func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line without its LF or CRLF; numbers outside the file count as its first or last line.
  public func line(_ number: Int) -> Range<Int> {
    let index = max(0, min(number - 1, lineStarts.count - 1))
    let start = lineStarts[index]
    guard index + 1 < lineStarts.count else { return start..<bytes.count }
    var end = lineStarts[index + 1] - 1
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// Line and column of an offset, both from 1.
  ///
  /// Columns count Unicode code points, as the status bar of VS Code, rustc and Python do: `ä` and 😀 count one, a tab
  /// one, each byte that is not UTF-8 one, a byte order mark at the start of the file nothing. An offset inside a
  /// character counts as its start; inside a line end, as the end of the line; outside the file, as its first or last
  /// place.
  public func position(at offset: Int) -> Position {
    let offset = max(0, min(offset, bytes.count))
    let number = lineNumber(at: offset)
    let line = line(number)
    let end = min(offset, line.upperBound)
    var known = milestone(before: end, in: line) ?? Milestone(offset: line.lowerBound, column: 1)
    if known.offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { known.offset = min(3, end) }
    let count = bytes.withUnsafeBufferPointer { CodePoints.count(in: $0, from: known.offset, to: end) }
    return Position(line: number, column: known.column + count)
  }
}

extension SourceFile {
  private struct Milestone {
    var offset: Int
    var column: Int
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    starts.reserveCapacity(bytes.count / 32 + 1)
    bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      var index = 0
      while index < bytes.count, let found = memchr(first + index, 0x0A, bytes.count - index) {
        index = UnsafeRawPointer(found) - UnsafeRawPointer(first) + 1
        starts.append(index)
      }
    }
    return starts
  }

  private static func milestones(in bytes: [UInt8], lineStarts: [Int]) -> [Milestone] {
    let step = 2048
    var found: [Milestone] = []
    bytes.withUnsafeBufferPointer { bytes in
      for (index, start) in lineStarts.enumerated() {
        let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
        guard end - start > step else { continue }
        let mark = start == 0 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        var place = Milestone(offset: mark ? 3 : start, column: 1)
        while end - place.offset > step {
          let stop = CodePoints.start(of: place.offset + step, in: bytes, from: place.offset)
          place.column += CodePoints.count(in: bytes, from: place.offset, to: stop)
          place.offset = stop
          found.append(place)
        }
      }
    }
    return found
  }

  private func milestone(before offset: Int, in line: Range<Int>) -> Milestone? {
    var low = 0
    var high = milestones.count
    while low < high {
      let middle = (low + high) / 2
      if milestones[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, milestones[low - 1].offset >= line.lowerBound else { return nil }
    return milestones[low - 1]
  }
}
