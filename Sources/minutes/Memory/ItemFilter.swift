import Bytes
public import Meetings

/// Which items are listed.
public struct ItemFilter: Sendable {
  public var teams: [String] = []
  public var owners: [String] = []
  /// `nil` for every state.
  public var state: State?
  /// Only items whose day has passed by this one.
  public var overdueOn: Day?
  /// Only items that a meeting on or after this day mentions.
  public var since: Day?
  public var likely = false
  /// Words that must be in the text.
  public var term: String?

  public init() {}

  /// The items that match, in their order.
  public func items(_ items: [MemoryItem], _ people: OwnerNames) -> [MemoryItem] {
    let terms = term.map(Terms.init)
    return items.filter { matches($0, people, terms) }
  }

  private func matches(_ item: MemoryItem, _ people: OwnerNames, _ terms: Terms?) -> Bool {
    if !likely, item.confidence == .likely { return false }
    if let state, item.state != state { return false }
    if !teams.isEmpty, !(item.team.map(teams.contains) ?? false) { return false }
    if !owners.isEmpty, !item.owners.contains(where: { owner in owners.contains { people.isSame(owner, as: $0) } }) {
      return false
    }
    if let overdueOn, !(item.due?.day.map { $0 < overdueOn } ?? false) { return false }
    if let since, !(item.last.map { $0 >= since } ?? false) { return false }
    if let terms, !terms.match(item.text + " " + item.links.joined(separator: " ")) { return false }
    return true
  }
}

/// Words that are looked for, in any order, each as the beginning of a word.
public struct Terms: Sendable {
  private let wanted: [[UInt8]]

  public init(_ text: String) {
    wanted = Self.words(text)
  }

  /// Whether a text has them all.
  public func match(_ text: String) -> Bool {
    let words = Self.words(text)
    return !wanted.isEmpty && wanted.allSatisfy { one in words.contains { $0.starts(with: one) } }
  }

  private static func words(_ text: String) -> [[UInt8]] {
    text.utf8.split { !$0.isWordByte }.map { $0.map(\.asciiLowercased) }
  }
}
