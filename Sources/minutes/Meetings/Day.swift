/// The day of a call, in the proleptic Gregorian calendar; no time zone, no clock.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `2024-09-26` or `20240926`; `nil` for anything else and for days that do not exist.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let hyphen = UInt8(ascii: "-")
    let digits: [UInt8]
    switch bytes.count {
    case 8: digits = bytes
    case 10 where bytes[4] == hyphen && bytes[7] == hyphen: digits = Array(bytes[0..<4] + bytes[5..<7] + bytes[8...])
    default: return nil
    }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let numbers = digits.map { Int($0) - 0x30 }
    self.init(
      year: numbers[0...3].reduce(0) { $0 * 10 + $1 }, month: numbers[4] * 10 + numbers[5],
      day: numbers[6] * 10 + numbers[7])
  }

  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// `2024-09-26`.
  public var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

  /// `20240926`, as decks are named.
  public var compact: String { Self.padded(year, 4) + Self.padded(month, 2) + Self.padded(day, 2) }

  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// 0 for Sunday … 6 for Saturday.
  public var weekday: Int { (dayNumber + 4) % 7 }

  /// The date `days` later, or earlier for a negative number; stays within the years 1 to 9999.
  public func adding(days: Int) -> Day {
    let (number, isOver) = dayNumber.addingReportingOverflow(days)
    return Self(dayNumber: isOver ? Self.last : min(max(number, Self.first), Self.last))
  }

  /// The first day from this one on, or the last one up to it, that falls on `weekday`.
  public func nearest(weekday: Int, forward: Bool) -> Day {
    let distance = forward ? (weekday - self.weekday + 7) % 7 : -((self.weekday - weekday + 7) % 7)
    return adding(days: distance)
  }

  // Days since 1970-01-01 plus a multiple of seven that keeps them positive (Howard Hinnant's civil calendar formulas).
  private static let bias = 7 * 105_000
  private static let first = Day(year: 1, month: 1, day: 1)!.dayNumber
  private static let last = Day(year: 9999, month: 12, day: 31)!.dayNumber

  private var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468 + Self.bias
  }

  private init(dayNumber: Int) {
    let shifted = dayNumber - Self.bias + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * part + 2) / 5 + 1
    month = part < 10 ? part + 3 : part - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
