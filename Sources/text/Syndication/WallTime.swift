import Bytes

/// Local date and time, to the minute, without a time zone.
public struct WallTime: Sendable, Hashable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int
  public let hour: Int
  public let minute: Int

  /// Returns `nil` for days and times that do not exist.
  public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CivilDay.days(in: month, of: year)).contains(day), (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    (self.year, self.month, self.day, self.hour, self.minute) = (year, month, day, hour, minute)
  }

  public static func < (left: WallTime, right: WallTime) -> Bool { left.seconds < right.seconds }

  /// Seconds since 1970 if the time were UTC.
  var seconds: Int { date.number * 86_400 + hour * 3600 + minute * 60 }

  var date: CivilDay { CivilDay(year: year, month: month, day: day) }

  /// `20240926T150500` (RFC 5545 §3.3.5, form 1).
  var compact: String { "\(date.compact)T\(padded(hour))\(padded(minute))00" }
}
