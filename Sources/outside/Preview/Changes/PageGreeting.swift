/// A page's first message on an event stream: lines with its address, the version of its scripts, and the keys of its
/// content.
public struct PageGreeting: Equatable, Sendable {
  public let route: Route
  /// Version of the page's scripts.
  public let mark: String
  /// Keys of the slides in order; for a page other than a deck, the key of its content.
  public let keys: [String]

  /// Parses a message; fails if it is malformed or the address is unknown.
  public init?(_ text: String) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count >= 2, let route = Route(lines[0]) else { return nil }
    (self.route, mark) = (route, lines[1])
    keys = lines.dropFirst(2).filter { !$0.utf8.isEmpty }
  }
}
