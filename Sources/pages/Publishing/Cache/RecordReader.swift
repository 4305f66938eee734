import FileTrees

/// Reads the lines of `LineWriter`, one at a time.
struct RecordReader: Sequence, IteratorProtocol, Sendable {
  private let bytes: ArraySlice<UInt8>
  /// Where the next line begins.
  private(set) var offset: Int

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init(_ bytes: ArraySlice<UInt8>) { (self.bytes, offset) = (bytes, bytes.startIndex) }

  /// A line: its letter and its fields.
  struct Line: Sendable {
    /// 0 for an empty line.
    let kind: UInt8
    let rest: ArraySlice<UInt8>

    /// In their order, nothing escaped.
    var fields: [String] {
      var fields: [String] = []
      var start = rest.startIndex
      var isEscaped = false
      func close(_ end: Int) {
        fields.append(isEscaped ? Self.plain(rest[start..<end]) : String(decoding: rest[start..<end], as: UTF8.self))
      }
      guard !rest.isEmpty else { return [] }
      for index in rest.indices {
        if rest[index] == UInt8(ascii: "\t") {
          close(index)
          (start, isEscaped) = (index + 1, false)
        } else if rest[index] == UInt8(ascii: "\\") {
          isEscaped = true
        }
      }
      close(rest.endIndex)
      return fields
    }

    /// The line as a stamp; `nil` where it is none.
    var stamp: FileStamp? { Self.stamp(rest) }

    /// The line as a path, and a stamp where there is one; `nil` where it is neither. Most lines are of this kind, and a string
    /// for each number would take longer than all the rest.
    var stamped: (path: RelativePath, stamp: FileStamp?)? {
      let end = rest.firstIndex(of: UInt8(ascii: "\t")) ?? rest.endIndex
      guard let path = RelativePath(Self.text(rest[..<end])) else { return nil }
      if end == rest.endIndex { return (path, nil) }
      return Self.stamp(rest[(end + 1)...]).map { (path, $0) }
    }

    private static func stamp(_ fields: ArraySlice<UInt8>) -> FileStamp? {
      var rest = fields
      guard let size = number(&rest), let modified = number(&rest), let touched = number(&rest),
        let inode = number(&rest), rest.isEmpty
      else { return nil }
      return FileStamp(size: size, modified: modified, touched: touched, inode: UInt(bitPattern: inode))
    }

    /// Takes a number off the front, and the tab behind it.
    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
      let end = rest.firstIndex(of: UInt8(ascii: "\t")) ?? rest.endIndex
      let isNegative = rest.first == UInt8(ascii: "-")
      let digits = rest[..<end].dropFirst(isNegative ? 1 : 0)
      guard !digits.isEmpty else { return nil }
      var number = 0
      for byte in digits {
        guard (0x30...0x39).contains(byte) else { return nil }
        let (shifted, isTooLarge) = number.multipliedReportingOverflow(by: 10)
        let digit = Int(byte - 0x30)
        let (sum, isOver) = shifted.subtractingReportingOverflow(digit)
        guard !isTooLarge, !isOver else { return nil }
        number = sum
      }
      rest = rest[end...].dropFirst()
      // Numbers below zero reach one further, so that is what is gathered.
      if isNegative { return number }
      return number == Int.min ? nil : -number
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
      field.contains(UInt8(ascii: "\\")) ? plain(field) : String(decoding: field, as: UTF8.self)
    }

    private static func plain(_ field: ArraySlice<UInt8>) -> String {
      var bytes: [UInt8] = []
      var rest = field
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
          bytes.append(byte)
          continue
        }
        bytes.append(next == UInt8(ascii: "t") ? 0x09 : next == UInt8(ascii: "n") ? 0x0A : next)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The next line; `nil` behind the last.
  mutating func next() -> Line? {
    guard offset < bytes.endIndex else { return nil }
    let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let line = bytes[offset..<end]
    offset = end + 1
    // The letter and a tab stand before the first field.
    return Line(kind: line.first ?? 0, rest: line.dropFirst(2))
  }
}
