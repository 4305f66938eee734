/// Meetings that repeat: when and where the community meets, and where its decks are kept.
public struct MeetingSeries: Sendable, Equatable {
  /// What tells it from other series.
  public var id = "community-call"
  public var title = "Community Call"
  /// The folder of the decks.
  public var folder = "community-call"
  /// 0 for Sunday … 6 for Saturday.
  public var weekday = 4
  /// Local time, `HH:MM`.
  public var time = "15:05"
  public var minutes = 40
  public var timezone = "Europe/Berlin"

  public init() {}
}
