/// What a page loads beside its slides, only where they need it.
struct PageNeeds: OptionSet, Sendable {
  let rawValue: Int

  static let math = PageNeeds(rawValue: 1)
  static let highlighting = PageNeeds(rawValue: 2)
  /// Diagrams that nobody has drawn ahead.
  static let diagrams = PageNeeds(rawValue: 4)
}
