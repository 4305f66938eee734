/// Content of slides for which a page loads additional files.
struct PageNeeds: OptionSet, Sendable {
  let rawValue: Int

  static let math = PageNeeds(rawValue: 1)
  static let highlighting = PageNeeds(rawValue: 2)
  /// Diagrams that have not been drawn in advance.
  static let diagrams = PageNeeds(rawValue: 4)
}
