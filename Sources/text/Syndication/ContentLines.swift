/// Lines of an iCalendar file: ended by CR LF, at most 75 bytes each (RFC 5545 §3.1).
struct ContentLines {
  private(set) var bytes: [UInt8] = []

  /// A property whose value has its own syntax: dates, durations, addresses.
  mutating func add(_ name: String, _ value: String) { fold(Array("\(name):\(value)".utf8)) }

  /// A property whose value is text, which is escaped (§3.3.11).
  mutating func add(_ name: String, text: String) {
    var line = Array("\(name):".utf8)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): line += [UInt8(ascii: "\\"), byte]
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x0D: line += Array("\\n".utf8)
      case 0..<0x09, 0x0A..<0x20, 0x7F: break
      default: line.append(byte)
      }
      previous = byte
    }
    fold(line)
  }

  static func weekday(_ number: Int) -> String { ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][(number % 7 + 7) % 7] }

  /// Folds a long line, never within a character; the leading space of a continuation line counts.
  private mutating func fold(_ line: [UInt8]) {
    var rest = line[...]
    var room = 75
    while rest.count > room {
      var end = rest.startIndex + room
      while end > rest.startIndex + 1, rest[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += rest[..<end] + [0x0D, 0x0A, 0x20]
      rest = rest[end...]
      room = 74
    }
    bytes += rest + [0x0D, 0x0A]
  }
}
