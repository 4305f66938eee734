/// What a page says of itself once its stream is open: lines with its address, the version of its scripts, and the keys
/// of what it shows.
public struct PageGreeting: Equatable, Sendable {
  public let route: Route
  public let mark: String
  /// Of its slides in order; of a page that is no deck, of its content.
  public let keys: [String]

  public init?(_ text: String) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count >= 2, let route = Route(lines[0]) else { return nil }
    (self.route, mark) = (route, lines[1])
    keys = lines.dropFirst(2).filter { !$0.utf8.isEmpty }
  }
}
