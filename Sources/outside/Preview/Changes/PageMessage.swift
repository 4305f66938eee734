/// A message from a page to the server, sent by POST: the name of its stream, its number there, and the content.
public struct PageMessage: Equatable, Sendable {
  /// Kind of message.
  public enum Content: Equatable, Sendable {
    /// The page reports its current content, after its stream has been opened.
    case shows(PageGreeting)
    /// The page has become visible again, and checks whether its stream still exists.
    case wakes
    /// The page was closed.
    case closed
  }

  public let stream: String
  public let page: Int
  public let content: Content

  /// Parses a message; fails if it is malformed.
  public init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count >= 3, let page = Int(lines[1]) else { return nil }
    switch lines[2] {
    case "shows":
      guard lines.count == 4, let greeting = PageGreeting(lines[3]) else { return nil }
      content = .shows(greeting)
    case "wakes": content = .wakes
    case "left": content = .closed
    default: return nil
    }
    (stream, self.page) = (lines[0], page)
  }
}
