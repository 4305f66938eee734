/// A day of the proleptic Gregorian calendar, by year, month and day, or by its number (0 for 1970-01-01).
public struct CivilDay: Sendable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Creates a day; the caller ensures that it exists.
  public init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

  // The two conversions are Howard Hinnant's civil calendar formulas.

  /// The day this many days after 1970-01-01.
  public init(number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * part + 2) / 5 + 1
    month = part < 10 ? part + 3 : part - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01, negative before it.
  public var number: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 0 for Sunday … 6 for Saturday.
  public var weekday: Int { Self.weekday(of: number) }

  /// The weekday of a day by its number, 0 for Sunday.
  public static func weekday(of number: Int) -> Int { ((number + 4) % 7 + 7) % 7 }

  /// The number of days of a month (1 to 12).
  public static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The day that contains a second since 1970, and the seconds from its start.
  public static func split(_ seconds: Int) -> (day: CivilDay, rest: Int) {
    let number = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    return (CivilDay(number: number), seconds - number * 86_400)
  }

  /// `2024-09-26`.
  public var text: String { "\(padded(year, 4))-\(padded(month))-\(padded(day))" }

  /// `20240926`.
  public var compact: String { padded(year, 4) + padded(month) + padded(day) }
}
