/// What becomes of open action items: `actions:` of `minutes.yml`.
public struct ActionSettings: Sendable, Equatable {
  /// How many open items `new` carries into a report, at most.
  public var carry = 8
  /// For how many days items of old minutes are carried.
  public var days = 60

  public init() {}
}

extension ActionSettings {
  /// Takes the keys below `actions:`.
  mutating func read(_ keys: inout KeyReader) {
    keys.number("carry", in: 0...100) { carry = $0 }
    keys.number("days", in: 0...3650) { days = $0 }
  }
}
