/// What becomes of open action items: `actions:` of `minutes.yml`.
public struct ActionSettings: Sendable, Equatable {
  /// How many open items `new` carries into a report, at most.
  public var carry = 8
  /// For how many days items of old minutes are carried.
  public var days = 60
  /// Whether a deck has a slide of open items.
  public var slide = false
  /// Whether the website has a page a person.
  public var people = false
  /// Handles of those who left: the website does not name them.
  public var forget: [String] = []
  /// Whether the website shows items at all.
  public var publish = true

  public init() {}
}

extension ActionSettings {
  /// Takes the keys below `actions:`.
  mutating func read(_ keys: inout KeyReader) {
    keys.number("carry", in: 0...100) { carry = $0 }
    keys.number("days", in: 0...3650) { days = $0 }
    keys.flag("slide") { slide = $0 }
    keys.flag("people") { people = $0 }
    keys.strings("forget") { forget = $0 }
    keys.flag("publish") { publish = $0 }
  }
}
