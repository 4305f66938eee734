/// What keeps time, memory and the page within bounds.
enum StyleLimit {
  static let bytes = 64 << 10
  static let rules = 200
  static let selectors = 50
  static let compounds = 8
  static let drops = 200
  /// Functions and parentheses within each other.
  static let depth = 32
  /// Bytes of a colour or gradient that stands alone.
  static let value = 1 << 10
}
