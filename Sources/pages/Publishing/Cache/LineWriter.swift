import FileTrees

/// Writes lines of a letter and fields; bytes that would end a field are escaped.
struct LineWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  /// A line of these fields.
  mutating func add(_ kind: UInt8, _ fields: String...) { add(kind, fields) }

  /// A line of a path and a stamp, or of the path alone.
  mutating func add(_ kind: UInt8, _ path: RelativePath, _ stamp: FileStamp?) {
    add(kind, path.description)
    if let stamp { append(stamp) }
  }

  /// A line of a stamp.
  mutating func add(_ kind: UInt8, _ stamp: FileStamp) {
    add(kind, [])
    append(stamp)
  }

  /// Adds fields to the last line.
  private mutating func append(_ stamp: FileStamp) {
    bytes.removeLast()
    for number in [stamp.size, stamp.modified, stamp.touched, Int(bitPattern: stamp.inode)] {
      bytes.append(UInt8(ascii: "\t"))
      append(number)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Lines that have been written before.
  mutating func append(_ lines: ArraySlice<UInt8>) { bytes += lines }

  /// The same for a list of fields.
  mutating func add(_ kind: UInt8, _ fields: [String]) {
    bytes.append(kind)
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
