/// Limits of time, memory and output.
enum StyleLimit {
  static let bytes = 64 << 10
  static let rules = 200
  static let selectors = 50
  static let compounds = 8
  static let drops = 200
  /// Nesting of functions and parentheses.
  static let depth = 32
  /// Bytes of a single colour or gradient.
  static let value = 1 << 10
}
