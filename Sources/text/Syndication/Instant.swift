import Bytes

/// A second of UTC, as feeds, calendars and site maps write it.
public struct Instant: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let seconds: Int

  /// Clamped to the years 1 to 9999, the range of the formats.
  public init(seconds: Int) {
    self.seconds = min(max(seconds, Self.first), Self.last)
  }

  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// `2024-09-26T13:05:00Z` (RFC 3339).
  public var text: String {
    let (day, rest) = CivilDay.split(seconds)
    return "\(day.text)T\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))Z"
  }

  /// `20240926T130500Z` (RFC 5545 §3.3.5).
  var compact: String {
    let (day, rest) = CivilDay.split(seconds)
    return "\(day.compact)T\(padded(rest / 3600))\(padded(rest / 60 % 60))\(padded(rest % 60))Z"
  }

  private static let first = CivilDay(year: 1, month: 1, day: 1).number * 86_400
  private static let last = CivilDay(year: 9999, month: 12, day: 31).number * 86_400 + 86_399
}
