import Bytes

/// A time zone of the IANA database, with its current rule.
///
/// The rules are compiled in (`zones.txt`), so that the output does not depend on the machine. They are right for past
/// dates as long as a zone has not changed its rule: in the European Union since 1996, in North America since 2007. The
/// changes of Morocco and Palestine for Ramadan are in no rule.
public struct Zone: Sendable, Equatable {
  /// `Europe/Berlin`.
  public let name: String
  let rule: ZoneRule

  /// Returns `nil` for a name that is not in the database; names are case-sensitive.
  public init?(_ name: String) {
    guard let rule = ZoneTable.rule(of: name) else { return nil }
    (self.name, self.rule) = (name, rule)
  }

  /// UTC.
  public static let utc = Zone(name: "UTC", rule: ZoneRule(fixed: ZonePeriod(name: "UTC", offset: 0)))

  private init(name: String, rule: ZoneRule) { (self.name, self.rule) = (name, rule) }

  public static func == (left: Zone, right: Zone) -> Bool { left.name.utf8.elementsEqual(right.name.utf8) }

  /// The time at which clocks of the zone show a local time.
  ///
  /// For a time that occurs twice it is the first; a time that is skipped is computed with the offset before the gap
  /// (RFC 5545 §3.3.5).
  public func instant(of time: WallTime) -> Instant {
    guard let change = rule.change else { return Instant(seconds: time.seconds - rule.standard.offset) }
    let offsets = [rule.standard.offset, change.daylight.offset]
    let (larger, smaller) = (max(offsets[0], offsets[1]), min(offsets[0], offsets[1]))
    let early = time.seconds - larger
    return Instant(seconds: offset(at: early) == larger ? early : time.seconds - smaller)
  }

  /// The offset from UTC in seconds, east positive, at a second of UTC.
  func offset(at seconds: Int) -> Int {
    guard let change = rule.change else { return rule.standard.offset }
    let year = CivilDay.split(seconds + rule.standard.offset).day.year
    let begin = change.begin.wallSeconds(in: year) - rule.standard.offset
    let end = change.end.wallSeconds(in: year) - change.daylight.offset
    let isDaylight = begin < end ? seconds >= begin && seconds < end : seconds >= begin || seconds < end
    return isDaylight ? change.daylight.offset : rule.standard.offset
  }
}
