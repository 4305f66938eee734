import Bytes

/// Recognises text that js-yaml 4 converts to a date (`lib/type/timestamp.js`), without checking that the day exists.
struct MomentScanner {
  private let text: [UInt8]
  private var index = 0

  init(_ text: String.UTF8View) {
    self.text = text.count <= 64 ? Array(text) : []
  }

  /// `2024-01-11`
  var isDate: Bool {
    mutating get {
      index = 0
      return digits(4...4) && take("-") && digits(2...2) && take("-") && digits(2...2) && index == text.count
    }
  }

  /// `2024-1-11T15:05:00.5 +01:00`
  var isMoment: Bool {
    mutating get {
      index = 0
      guard digits(4...4), take("-"), digits(1...2), take("-"), digits(1...2) else { return false }
      guard take("T") || take("t") || blanks() > 0 else { return false }
      guard digits(1...2), take(":"), digits(2...2), take(":"), digits(2...2) else { return false }
      if take(".") { _ = digits(0...64) }
      if index == text.count { return true }
      _ = blanks()
      if take("Z") { return index == text.count }
      guard take("+") || take("-"), digits(1...2) else { return false }
      if take(":") { return digits(2...2) && index == text.count }
      return index == text.count
    }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard index < text.count, text[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> Bool {
    let start = index
    while index < text.count, text[index].isASCIIDigit, index - start < count.upperBound { index += 1 }
    return index - start >= count.lowerBound
  }

  private mutating func blanks() -> Int {
    let start = index
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    return index - start
  }
}
