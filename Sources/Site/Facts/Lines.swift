/// Writes lines of a letter and fields; what would end a field is escaped.
public struct LineWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// A line of these fields.
  public mutating func add(_ kind: StaticString, _ fields: String...) { add(kind, fields) }

  /// The same for a list of fields.
  public mutating func add(_ kind: StaticString, _ fields: [String]) {
    kind.withUTF8Buffer { bytes.append(contentsOf: $0) }
    for field in fields {
      bytes.append(UInt8(ascii: "\t"))
      for byte in field.utf8 {
        switch byte {
        case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}

/// Reads such lines back, one at a time.
public struct LineReader: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A line: its letter and its fields.
  public struct Line: Sendable {
    /// 0 for an empty line.
    public let kind: UInt8
    let rest: ArraySlice<UInt8>

    /// In their order, nothing escaped.
    public var fields: [String] {
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
  public mutating func next() -> Line? {
    guard offset < bytes.count else { return nil }
    let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let line = bytes[offset..<end]
    offset = end + 1
    // The letter and a tab stand before the first field.
    return Line(kind: line.first ?? 0, rest: line.dropFirst(2))
  }
}
