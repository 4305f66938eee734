import Bytes

/// Splits SVG into tags and text, on bytes: the subset of XML 1.0 that drawings use.
///
/// Refuses everything with hidden meanings: a document type, a processing instruction, CDATA, custom entities.
struct SVGReader {
  enum Piece: Equatable {
    case start(String, [(name: String, value: String)], isEmpty: Bool)
    case end(String)
    case text(String)

    static func == (left: Piece, right: Piece) -> Bool {
      switch (left, right) {
      case (.start(let a, let x, let e), .start(let b, let y, let f)):
        a == b && e == f && x.count == y.count && zip(x, y).allSatisfy { $0.name == $1.name && $0.value == $1.value }
      case (.end(let a), .end(let b)): a == b
      case (.text(let a), .text(let b)): a == b
      default: false
      }
    }
  }

  /// The reason why the bytes are not a readable drawing.
  struct Fault: Error, Equatable { let why: String }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() throws(Fault) -> Piece? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else { return try text() }
      let rest = bytes[position...]
      if rest.starts(with: "<!--".utf8) {
        try skip(past: "-->", what: "comment")
      } else if rest.starts(with: "<?xml ".utf8), position < 4 {
        try skip(past: "?>", what: "declaration")
      } else if rest.starts(with: "<!".utf8) || rest.starts(with: "<?".utf8) {
        throw Fault(why: "it has a document type, CDATA or an instruction")
      } else {
        return try tag()
      }
    }
    return nil
  }

  private mutating func skip(past end: StaticString, what: String) throws(Fault) {
    let pattern = Array(UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount))
    var index = position
    while index + pattern.count <= bytes.count {
      if bytes[index] == pattern[0], bytes[index...].starts(with: pattern) {
        position = index + pattern.count
        return
      }
      index += 1
    }
    throw Fault(why: "a \(what) has no end")
  }

  private mutating func text() throws(Fault) -> Piece {
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    let text = try decoded(position..<end)
    position = end
    return .text(text)
  }

  private mutating func tag() throws(Fault) -> Piece {
    position += 1
    let isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
    if isEnd { position += 1 }
    let name = name()
    guard !name.isEmpty else { throw Fault(why: "a tag has no name") }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      guard position < bytes.count else { throw Fault(why: "a tag has no end") }
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return isEnd ? .end(name) : .start(name, attributes, isEmpty: false)
      case UInt8(ascii: "/"):
        position += 1
        guard !isEnd, position < bytes.count, bytes[position] == UInt8(ascii: ">") else {
          throw Fault(why: "a tag is not well-formed")
        }
        position += 1
        return .start(name, attributes, isEmpty: true)
      default:
        let attribute = try attribute()
        guard !isEnd, attributes.count < 64 else { throw Fault(why: "a tag has too many attributes") }
        attributes.append(attribute)
      }
    }
  }

  private mutating func attribute() throws(Fault) -> (name: String, value: String) {
    let name = name()
    skipSpace()
    guard !name.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      throw Fault(why: "an attribute is not well-formed")
    }
    position += 1
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") else {
      throw Fault(why: "a value has no quotes")
    }
    let quote = bytes[position]
    guard let end = bytes[(position + 1)...].firstIndex(of: quote) else { throw Fault(why: "a value has no end") }
    let value = try decoded((position + 1)..<end)
    position = end + 1
    return (name, value)
  }

  private mutating func name() -> String {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      let isName =
        byte.isASCIIAlphanumeric || "-_:.".utf8.contains(byte)
        || byte >= 0x80
      guard isName else { break }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  /// Text with XML's five named references and numeric references decoded.
  private func decoded(_ range: Range<Int>) throws(Fault) -> String {
    var output: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "&") else {
        output.append(bytes[index])
        index += 1
        continue
      }
      guard let end = bytes[index..<min(range.upperBound, index + 12)].firstIndex(of: UInt8(ascii: ";")),
        let scalar = Self.reference(bytes[(index + 1)..<end])
      else { throw Fault(why: "a character reference is not known") }
      output += Array(String(scalar).utf8)
      index = end + 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func reference(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.first == UInt8(ascii: "#") else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
      ? UInt32(String(decoding: digits.dropFirst(), as: UTF8.self), radix: 16)
      : UInt32(String(decoding: digits, as: UTF8.self))
    return value.flatMap(Unicode.Scalar.init).flatMap { $0.value < 0x20 && $0.value != 9 && $0.value != 10 ? nil : $0 }
  }
}
