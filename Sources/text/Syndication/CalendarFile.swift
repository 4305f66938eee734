import Bytes

/// A calendar for subscription: iCalendar (RFC 5545).
///
/// Times are written in the calendar's time zone with its rule, so that a weekly event keeps its local time when
/// daylight saving time changes.
public struct CalendarFile: Sendable {
  public var name: String
  public var zone: Zone
  /// The absolute address of its page.
  public var home: String?
  public var events: [CalendarEvent]

  public init(name: String, zone: Zone, home: String? = nil, events: [CalendarEvent]) {
    (self.name, self.zone, self.home, self.events) = (name, zone, home, events)
  }

  /// The content of the file. A calendar requires at least one event or zone; this one always has its zone.
  public var bytes: [UInt8] {
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//minutes//Community calls//EN")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", "PUBLISH")
    // RFC 7986, followed by the names that older programs understand.
    lines.add("NAME", text: name)
    lines.add("X-WR-CALNAME", text: name)
    lines.add("X-WR-TIMEZONE", text: zone.name)
    if let home { lines.add("URL", PercentEncoding.encoded(home, keeping: .encodedAddress)) }
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
    lines.add(zone)
    for event in events { lines.add(event, in: zone) }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }
}

extension ContentLines {
  fileprivate mutating func add(_ event: CalendarEvent, in zone: Zone) {
    let local = ";TZID=\(zone.name)"
    add("BEGIN", "VEVENT")
    add("UID", text: event.identifier)
    add("DTSTAMP", event.stamp.compact)
    add("DTSTART" + local, event.start.compact)
    add("DURATION", "PT\(max(1, event.minutes))M")
    if let repetition = event.repetition {
      // The end of a series must be in UTC (§3.3.10).
      let end = repetition.last.map { ";UNTIL=" + zone.instant(of: $0).compact } ?? ""
      add("RRULE", "FREQ=WEEKLY\(end);BYDAY=" + Self.weekday(event.start.date.weekday))
      for time in repetition.without.sorted() { add("EXDATE" + local, time.compact) }
    }
    add("SUMMARY", text: event.title)
    if let note = event.note { add("DESCRIPTION", text: note) }
    if let place = event.place { add("LOCATION", text: place) }
    if let address = event.address { add("URL", PercentEncoding.encoded(address, keeping: .encodedAddress)) }
    // Subscribers are not shown as busy.
    add("TRANSP", "TRANSPARENT")
    add("END", "VEVENT")
  }
}
