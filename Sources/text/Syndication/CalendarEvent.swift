/// An event of a calendar, single or weekly.
public struct CalendarEvent: Sendable {
  /// A globally unique and permanent identifier: `20240926.call@scs.community`.
  public var identifier: String
  public var title: String
  /// Start in the calendar's time zone.
  public var start: WallTime
  /// Duration in minutes.
  public var minutes: Int
  /// The creation time of the entry, from the data and not from a clock, so that the output is deterministic.
  public var stamp: Instant
  /// Plain text.
  public var note: String?
  /// The absolute address of its page.
  public var address: String?
  public var place: String?
  public var repetition: Repetition?

  /// A series of events on the weekday and at the time of the first.
  public struct Repetition: Sendable {
    /// Latest start; `nil` for a series without an end.
    public var last: WallTime?
    /// Starts of events that do not take place.
    public var without: [WallTime]

    /// A weekly series.
    public static func weekly(until last: WallTime? = nil, without: [WallTime] = []) -> Repetition {
      Repetition(last: last, without: without)
    }
  }

  public init(
    identifier: String, title: String, start: WallTime, minutes: Int, stamp: Instant, note: String? = nil,
    address: String? = nil, place: String? = nil, repetition: Repetition? = nil
  ) {
    (self.identifier, self.title, self.start, self.minutes) = (identifier, title, start, minutes)
    (self.stamp, self.note, self.address, self.place) = (stamp, note, address, place)
    self.repetition = repetition
  }
}
