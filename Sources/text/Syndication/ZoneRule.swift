import Bytes

/// What clocks of a zone show through a year: one time, or two in turn.
struct ZoneRule: Sendable {
  let standard: ZonePeriod
  let change: Change?

  /// The other time, and when clocks change to it and back.
  struct Change: Sendable {
    let daylight: ZonePeriod
    let begin: ZoneTurn
    let end: ZoneTurn
  }

  init(fixed period: ZonePeriod) { (standard, change) = (period, nil) }

  /// Reads the form that POSIX gives to the variable TZ, and that the IANA database's files end with:
  /// `CET-1CEST,M3.5.0,M10.5.0/3`. Of the three kinds of days only `M` is read; no zone of today has another.
  init?(posix text: Substring.UTF8View) {
    var reader = PosixReader(text)
    guard let name = reader.name(), let offset = reader.time() else { return nil }
    standard = ZonePeriod(name: name, offset: -offset)
    guard !reader.isAtEnd else {
      change = nil
      return
    }
    guard let daylightName = reader.name() else { return nil }
    // Without a number it is an hour more than the other.
    let daylightOffset = reader.isAt(",") ? offset - 3600 : reader.time()
    guard let daylightOffset, let begin = reader.turn(), let end = reader.turn(), reader.isAtEnd else { return nil }
    change = Change(daylight: ZonePeriod(name: daylightName, offset: -daylightOffset), begin: begin, end: end)
  }
}

/// A stretch of a year with one offset.
struct ZonePeriod: Sendable, Equatable {
  /// `CEST`.
  let name: String
  /// Seconds east of Greenwich.
  let offset: Int
}

/// When clocks change: a weekday of a month, and the time that they show until then.
struct ZoneTurn: Sendable, Equatable {
  let month: Int
  /// 1 to 4, or 5 for the last one of the month.
  let week: Int
  /// 0 for Sunday … 6 for Saturday.
  let weekday: Int
  /// Of that day; some zones have less than none, or more than a day has.
  let seconds: Int

  /// The number of the day that the month, the week and the weekday name.
  func dayNumber(in year: Int) -> Int {
    let first = CivilDay(year: year, month: month, day: 1).number
    let day = first + (weekday - CivilDay.weekday(of: first) + 7) % 7 + (week - 1) * 7
    return day - first < CivilDay.days(in: month, of: year) ? day : day - 7
  }

  /// The second that clocks show at the turn, were it universal time.
  func wallSeconds(in year: Int) -> Int { dayNumber(in: year) * 86_400 + seconds }
}
