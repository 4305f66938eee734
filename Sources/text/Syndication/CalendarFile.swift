import Bytes

/// A calendar to subscribe to: iCalendar (RFC 5545).
///
/// Times stand in the calendar's own zone, with its rule beside them, so that a weekly appointment stays at its hour when
/// clocks change.
public struct CalendarFile: Sendable {
  public var name: String
  public var zone: Zone
  /// Absolute address of the page that it tells of.
  public var home: String?
  public var events: [CalendarEvent]

  public init(name: String, zone: Zone, home: String? = nil, events: [CalendarEvent]) {
    (self.name, self.zone, self.home, self.events) = (name, zone, home, events)
  }

  /// The file's content. A calendar has to have an event or a zone at least, and this one always has its zone.
  public var bytes: [UInt8] {
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//minutes//Community calls//EN")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", "PUBLISH")
    // RFC 7986, and beside it what programs of before understand.
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
      // The end of a series in a zone is told in universal time (§3.3.10).
      let end = repetition.last.map { ";UNTIL=" + zone.instant(of: $0).compact } ?? ""
      add("RRULE", "FREQ=WEEKLY\(end);BYDAY=" + Self.weekday(event.start.date.weekday))
      for time in repetition.without.sorted() { add("EXDATE" + local, time.compact) }
    }
    add("SUMMARY", text: event.title)
    if let note = event.note { add("DESCRIPTION", text: note) }
    if let place = event.place { add("LOCATION", text: place) }
    if let address = event.address { add("URL", PercentEncoding.encoded(address, keeping: .encodedAddress)) }
    // It does not make anybody busy who only follows the calendar.
    add("TRANSP", "TRANSPARENT")
    add("END", "VEVENT")
  }
}
