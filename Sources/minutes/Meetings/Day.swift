import Bytes

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
    guard (1...9999).contains(year), (1...12).contains(month), (1...CivilDay.days(in: month, of: year)).contains(day)
    else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// `2024-09-26`.
  public var description: String { civil.text }

  /// `20240926`, as decks are named.
  public var compact: String { civil.compact }

  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// 0 for Sunday … 6 for Saturday.
  public var weekday: Int { civil.weekday }

  /// The date `days` later, or earlier for a negative number; stays within the years 1 to 9999.
  public func adding(days: Int) -> Day {
    let (number, isOver) = civil.number.addingReportingOverflow(days)
    return Self(CivilDay(number: isOver ? Self.last : min(max(number, Self.first), Self.last)))
  }

  /// The first day from this one on, or the last one up to it, that falls on `weekday`.
  public func nearest(weekday: Int, forward: Bool) -> Day {
    let distance = forward ? (weekday - self.weekday + 7) % 7 : -((self.weekday - weekday + 7) % 7)
    return adding(days: distance)
  }

  private static let first = CivilDay(year: 1, month: 1, day: 1).number
  private static let last = CivilDay(year: 9999, month: 12, day: 31).number

  private var civil: CivilDay { CivilDay(year: year, month: month, day: day) }

  private init(_ civil: CivilDay) { (year, month, day) = (civil.year, civil.month, civil.day) }
}
