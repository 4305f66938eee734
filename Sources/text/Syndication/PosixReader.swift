import Bytes

/// Parses the parts of a POSIX TZ value (IEEE 1003.1, chapter 8.3; hours above 24 as in RFC 9636).
struct PosixReader {
  private var rest: Substring.UTF8View

  init(_ text: Substring.UTF8View) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }

  func isAt(_ mark: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: mark) }

  /// Letters, or anything between `<` and `>`.
  mutating func name() -> String? {
    let isQuoted = take("<")
    let end = rest.firstIndex { isQuoted ? $0 == UInt8(ascii: ">") : !$0.isASCIILetter }
    let name = rest[..<(end ?? rest.endIndex)]
    rest = rest[name.endIndex...]
    if isQuoted, !take(">") { return nil }
    return name.isEmpty ? nil : String(Substring(name))
  }

  /// `-3:30` as seconds.
  mutating func time() -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard var seconds = number().map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where take(":") {
      guard let part = number() else { return nil }
      seconds += part * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// `,M10.5.0/3`; the default time is two o'clock.
  mutating func transition() -> ZoneTransition? {
    guard take(","), take("M"), let month = number(), take("."), let week = number(), take("."), let weekday = number(),
      (1...12).contains(month), (1...5).contains(week), (0...6).contains(weekday)
    else { return nil }
    guard take("/") else { return ZoneTransition(month: month, week: week, weekday: weekday, seconds: 7200) }
    return time().map { ZoneTransition(month: month, week: week, weekday: weekday, seconds: $0) }
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { $0.isASCIIDigit }
    guard (1...4).contains(digits.count) else { return nil }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard isAt(mark) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
