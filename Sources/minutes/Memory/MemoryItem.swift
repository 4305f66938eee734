public import Meetings

/// An action item, a decision or a question, over all meetings that mention it.
public struct MemoryItem: Sendable {
  /// The kind of an item.
  public enum Kind: String, Sendable { case action, decision, question }

  /// A mention: where, when, and what that meeting says of it.
  public struct Place: Sendable {
    public let file: String
    public let line: Int
    public let date: Day?
    public let state: State
  }

  /// What closed it.
  public struct Closed: Sendable {
    public let date: Day?
    public let file: String
    public let line: Int
    /// A handle without `@`; `nil` where nobody is named.
    public let by: String?
  }

  public let kind: Kind
  /// Stable as long as its first mention is: team, day, and four digits of its words.
  public internal(set) var id = ""
  public let team: String?
  public let series: String?
  /// As at the last mention.
  public internal(set) var text: String
  /// As at the last mention: `@fkr`, `Kurt`.
  public internal(set) var owners: [String]
  public internal(set) var due: Due?
  public internal(set) var state: State
  public internal(set) var closed: Closed?
  public internal(set) var confidence: Confidence
  public internal(set) var places: [Place]
  public internal(set) var links: [String]
  /// The day of the decision that took its place.
  public internal(set) var supersededBy: String?

  /// The first and the last day that mention it.
  public var since: Day? { places.first?.date }
  public var last: Day? { places.last?.date }
  /// The number of meetings that mention it.
  public var meetings: Int { Set(places.map { $0.date?.description ?? $0.file }).count }

  let group: String
  var carriedID: String?
  var wordSet: Set<String>
}
