import Bytes

/// The offsets of a zone during a year: one, or two in turn.
struct ZoneRule: Sendable {
  let standard: ZonePeriod
  let change: Change?

  /// Daylight saving time: the other offset, and when clocks change to it and back.
  struct Change: Sendable {
    let daylight: ZonePeriod
    let begin: ZoneTransition
    let end: ZoneTransition
  }

  init(fixed period: ZonePeriod) { (standard, change) = (period, nil) }

  /// Parses the value of the POSIX variable TZ, with which the IANA database's files end: `CET-1CEST,M3.5.0,M10.5.0/3`.
  /// Of the three notations for days only `M` is supported; no current zone uses the others.
  init?(posix text: Substring.UTF8View) {
    var reader = PosixReader(text)
    guard let name = reader.name(), let offset = reader.time() else { return nil }
    standard = ZonePeriod(name: name, offset: -offset)
    guard !reader.isAtEnd else {
      change = nil
      return
    }
    guard let daylightName = reader.name() else { return nil }
    // The default is one hour ahead of standard time.
    let daylightOffset = reader.isAt(",") ? offset - 3600 : reader.time()
    guard let daylightOffset, let begin = reader.transition(), let end = reader.transition(), reader.isAtEnd else {
      return nil
    }
    change = Change(daylight: ZonePeriod(name: daylightName, offset: -daylightOffset), begin: begin, end: end)
  }
}

/// A period of a year with one offset.
struct ZonePeriod: Sendable, Equatable {
  /// `CEST`.
  let name: String
  /// Offset from UTC in seconds, east positive.
  let offset: Int
}

/// A change of clocks: a weekday of a month, and the local time until then.
struct ZoneTransition: Sendable, Equatable {
  let month: Int
  /// The week of the month, 1 to 4, or 5 for the last.
  let week: Int
  /// 0 for Sunday … 6 for Saturday.
  let weekday: Int
  /// Seconds since the start of that day; some zones have negative ones, or more than a day.
  let seconds: Int

  /// Number of the day (0 for 1970-01-01) in a year.
  func dayNumber(in year: Int) -> Int {
    let first = CivilDay(year: year, month: month, day: 1).number
    let day = first + (weekday - CivilDay.weekday(of: first) + 7) % 7 + (week - 1) * 7
    return day - first < CivilDay.days(in: month, of: year) ? day : day - 7
  }

  /// The local time of the change as seconds since 1970 if it were UTC.
  func wallSeconds(in year: Int) -> Int { dayNumber(in: year) * 86_400 + seconds }
}
