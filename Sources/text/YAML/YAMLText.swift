/// The parser's input: UTF-8 without forbidden characters, and the byte offset of each of its characters.
struct YAMLText {
  /// The text without a byte order mark.
  let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  /// The index of every 16th character; empty if each character is one byte.
  private var milestones: [Int] = []
  private(set) var hasTabs = false
  private(set) var hasYAML11Breaks = false
  private static let step = 16

  /// Throws for the first byte that is not UTF-8 or is a control character (YAML 1.2.2 §5.1).
  init(_ whole: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(YAMLProblem) {
    let mark = range.count >= 3 && whole[range.lowerBound..<range.lowerBound + 3].elementsEqual([0xEF, 0xBB, 0xBF])
    start = range.lowerBound + (mark ? 3 : 0)
    bytes = UnsafeBufferPointer(rebasing: whole[start..<range.upperBound])
    try survey()
  }

  /// The byte offset of a character, from the start of the text.
  func offset(of character: Int) -> Int {
    guard !milestones.isEmpty else { return start + min(character, bytes.count) }
    let known = min(character / Self.step, milestones.count - 1)
    var index = milestones[known]
    var left = character - known * Self.step
    while left > 0, index < bytes.count {
      index += length(at: index)
      left -= 1
    }
    return start + index
  }

  /// A byte range from the numbers of characters.
  func range(_ first: Int, _ end: Int) -> Range<Int> {
    let first = offset(of: first)
    return first..<max(first, offset(of: end))
  }

  /// The byte at an offset into the caller's bytes.
  func byte(at offset: Int) -> UInt8? {
    let index = offset - start
    return index >= 0 && index < bytes.count ? bytes[index] : nil
  }

  /// The range of the character at an offset; empty at the end of a line or of the text.
  func character(at offset: Int) -> Range<Int> {
    guard let byte = byte(at: offset), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") else {
      return offset..<offset
    }
    return offset..<offset + length(at: offset - start)
  }

  /// The first word that begins with a sign such as `&`, from an offset; empty if there is none.
  func word(at sign: Unicode.Scalar, from offset: Int) -> Range<Int> {
    var first = offset
    while let byte = byte(at: first), byte != UInt8(ascii: sign) { first += 1 }
    guard byte(at: first) != nil else { return offset..<offset }
    var end = first
    while let byte = byte(at: end), byte > 0x20 { end += 1 }
    return first..<end
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.lowerBound - start..<range.upperBound - start], as: UTF8.self)
  }
}

// Looking through the bytes once.

extension YAMLText {
  private mutating func survey() throws(YAMLProblem) {
    var index = 0
    while index < bytes.count, bytes[index] < 0x7F, bytes[index] >= 0x20 || Self.isBlank(bytes[index]) {
      if bytes[index] == UInt8(ascii: "\t") { hasTabs = true }
      index += 1
    }
    guard index < bytes.count else { return }
    milestones.reserveCapacity(bytes.count / Self.step + 1)
    index = 0
    var count = 0
    while index < bytes.count {
      if count % Self.step == 0 { milestones.append(index) }
      count += 1
      let byte = bytes[index]
      if byte < 0x7F, byte >= 0x20 || Self.isBlank(byte) {
        if byte == UInt8(ascii: "\t") { hasTabs = true }
        index += 1
        continue
      }
      index += try allowedLength(at: index)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// The length of a valid character.
  private func length(at index: Int) -> Int {
    switch bytes[index] {
    case 0..<0x80: 1
    case 0..<0xE0: 2
    case 0..<0xF0: 3
    default: 4
    }
  }

  private mutating func allowedLength(at index: Int) throws(YAMLProblem) -> Int {
    let rest = UnsafeBufferPointer(rebasing: bytes[index..<min(index + 4, bytes.count)])
    var decoder = UTF8()
    var iterator = rest.makeIterator()
    let place = start + index
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      let byte = String(rest[0], radix: 16)
      throw YAMLProblem(
        kind: .syntax, message: "the byte 0x\(byte) is not UTF-8", range: place..<place + 1)
    }
    let length = UTF8.width(scalar)
    switch scalar.value {
    case 0..<0x20, 0x7F...0x84, 0x86...0x9F, 0xFFFE, 0xFFFF:
      let number = String(scalar.value, radix: 16, uppercase: true)
      let name = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
      throw YAMLProblem(
        kind: .syntax, message: "the control character U+\(name) is not allowed", range: place..<place + length)
    case 0x85, 0x2028, 0x2029: hasYAML11Breaks = true
    default: break
    }
    return length
  }
}
