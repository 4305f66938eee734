/// The text given to the parser: UTF-8 without forbidden characters, and the byte offset of each of its characters.
struct YAMLText {
  /// The text without a byte order mark.
  let bytes: UnsafeBufferPointer<UInt8>
  private let offset: Int
  /// The index of every 64th character, empty if each character is a byte.
  private let milestones: [Int]
  private static let step = 64

  /// Fails on the first byte that is not UTF-8 or a control character (YAML 1.2.2 §5.1).
  init(_ whole: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(YAMLProblem) {
    var start = range.lowerBound
    if range.count >= 3, whole[start] == 0xEF, whole[start + 1] == 0xBB, whole[start + 2] == 0xBF { start += 3 }
    bytes = UnsafeBufferPointer(rebasing: whole[start..<range.upperBound])
    offset = start
    var index = 0
    while index < bytes.count, bytes[index] < 0x7F, bytes[index] >= 0x20 || Self.isBlank(bytes[index]) { index += 1 }
    guard index < bytes.count else {
      milestones = []
      return
    }
    milestones = try Self.milestones(bytes, offset)
  }

  /// The byte offset of a character, counted from the start of the text.
  func offset(of character: Int) -> Int {
    guard !milestones.isEmpty else { return offset + min(character, bytes.count) }
    let known = min(character / Self.step, milestones.count - 1)
    var index = milestones[known]
    var left = character - known * Self.step
    while left > 0, index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return offset + index
  }

  /// A range from the byte offsets of characters.
  func range(_ start: Int, _ end: Int) -> Range<Int> {
    let start = offset(of: start)
    return start..<max(start, offset(of: end))
  }

  /// The byte at an offset as the reader's caller counts.
  func byte(at place: Int) -> UInt8? {
    let index = place - offset
    return index >= 0 && index < bytes.count ? bytes[index] : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private static func milestones(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) throws(YAMLProblem) -> [Int] {
    var milestones: [Int] = []
    milestones.reserveCapacity(bytes.count / step + 1)
    var index = 0
    var count = 0
    while index < bytes.count {
      if count % step == 0 { milestones.append(index) }
      let byte = bytes[index]
      if byte < 0x7F, byte >= 0x20 || isBlank(byte) {
        index += 1
      } else {
        let length = validLength(bytes, index)
        guard length > 0 else {
          let place = offset + index
          let what = byte >= 0x80 && length == 0 ? "a byte that is not UTF-8" : "a control character"
          throw YAMLProblem(
            kind: .syntax, message: "\(what), \(hex(byte)), is not allowed here", range: place..<place + max(1, -length))
        }
        index += length
      }
      count += 1
    }
    return milestones
  }

  /// The length of the character at an index; 0 if it is not UTF-8, the length negated if it is not allowed.
  private static func validLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let first = bytes[index]
    guard first >= 0x80 else { return -1 }
    func next(_ distance: Int, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + distance < bytes.count && allowed.contains(bytes[index + distance])
    }
    switch first {
    case 0xC2:
      guard next(1) else { return 0 }
      return bytes[index + 1] >= 0xA0 || bytes[index + 1] == 0x85 ? 2 : -2
    case 0xC3...0xDF: return next(1) ? 2 : 0
    case 0xE0: return next(1, 0xA0...0xBF) && next(2) ? 3 : 0
    case 0xED: return next(1, 0x80...0x9F) && next(2) ? 3 : 0
    case 0xEF:
      guard next(1), next(2) else { return 0 }
      return bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE ? -3 : 3
    case 0xE1...0xEF: return next(1) && next(2) ? 3 : 0
    case 0xF0: return next(1, 0x90...0xBF) && next(2) && next(3) ? 4 : 0
    case 0xF1...0xF3: return next(1) && next(2) && next(3) ? 4 : 0
    case 0xF4: return next(1, 0x80...0x8F) && next(2) && next(3) ? 4 : 0
    default: return 0
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.utf8.count < 2 ? "0" + digits : digits)
  }
}
