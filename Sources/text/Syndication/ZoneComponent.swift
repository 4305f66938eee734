import Bytes

extension ContentLines {
  /// Appends a zone's rule as VTIMEZONE (RFC 5545 §3.6.5), valid since 1970.
  mutating func add(_ zone: Zone) {
    add("BEGIN", "VTIMEZONE")
    add("TZID", text: zone.name)
    let standard = zone.rule.standard
    if let change = zone.rule.change {
      // Ireland's "standard" time is in summer; programs expect DAYLIGHT to be the one that is ahead.
      let isAhead = change.daylight.offset > standard.offset
      add(isAhead ? "DAYLIGHT" : "STANDARD", change.daylight, from: standard, at: change.begin)
      add(isAhead ? "STANDARD" : "DAYLIGHT", standard, from: change.daylight, at: change.end)
    } else {
      add("BEGIN", "STANDARD")
      add("DTSTART", "19700101T000000")
      add("TZOFFSETFROM", Self.offset(standard.offset))
      add("TZOFFSETTO", Self.offset(standard.offset))
      add("TZNAME", text: standard.name)
      add("END", "STANDARD")
    }
    add("END", "VTIMEZONE")
  }

  private mutating func add(
    _ kind: String, _ period: ZonePeriod, from before: ZonePeriod, at transition: ZoneTransition
  ) {
    let (day, rest) = CivilDay.split(transition.wallSeconds(in: 1970))
    add("BEGIN", kind)
    add("DTSTART", "\(day.compact)T\(padded(rest / 3600))\(padded(rest / 60 % 60))\(padded(rest % 60))")
    add("TZOFFSETFROM", Self.offset(before.offset))
    add("TZOFFSETTO", Self.offset(period.offset))
    add("RRULE", "FREQ=YEARLY;" + Self.rule(transition))
    add("TZNAME", text: period.name)
    add("END", kind)
  }

  /// `+0200`, with seconds if there are any.
  private static func offset(_ seconds: Int) -> String {
    let size = abs(seconds)
    return (seconds < 0 ? "-" : "+") + padded(size / 3600) + padded(size / 60 % 60)
      + (size % 60 == 0 ? "" : padded(size % 60))
  }

  private static func rule(_ transition: ZoneTransition) -> String {
    let shift = CivilDay.split(transition.seconds).day.number
    let day = weekday(transition.weekday + shift)
    if shift == 0 { return "BYMONTH=\(transition.month);BYDAY=\(transition.week == 5 ? -1 : transition.week)\(day)" }
    // Times such as "-1:00" and "26:00" are on another day, which "last Sunday" cannot express: the possible days are
    // listed.
    let length = CivilDay.days(in: transition.month, of: 1970)
    let first = (transition.week == 5 ? length - 6 : transition.week * 7 - 6) + shift
    if transition.month != 2, first >= 1, first + 6 <= length {
      let days = (first...first + 6).map(String.init).joined(separator: ",")
      return "BYMONTH=\(transition.month);BYMONTHDAY=\(days);BYDAY=\(day)"
    }
    // Counted from the year's end, so that leap years make no difference.
    let end = CivilDay(year: 1971, month: 1, day: 1).number
    let start = CivilDay(year: 1970, month: transition.month, day: 1).number + first - 1 - end
    return "BYYEARDAY=\((start...start + 6).map(String.init).joined(separator: ","));BYDAY=\(day)"
  }
}
