/// An appointment of a calendar, once or every week.
public struct CalendarEvent: Sendable {
  /// Its identity for ever, in the whole world: `20240926.call@scs.community`.
  public var identifier: String
  public var title: String
  /// What clocks show in the calendar's zone.
  public var start: WallTime
  /// How long it takes.
  public var minutes: Int
  /// When the entry was made, from the data and not from a clock, so that the same calendar has the same bytes.
  public var stamp: Instant
  /// Plain text.
  public var note: String?
  /// Absolute address of its page.
  public var address: String?
  public var place: String?
  public var repetition: Repetition?

  /// A series of appointments on the weekday and at the time of the first.
  public struct Repetition: Sendable {
    /// The last one begins by then; `nil` for a series without an end.
    public var last: WallTime?
    /// Those that do not take place, by their own start.
    public var without: [WallTime]

    /// Every week.
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
