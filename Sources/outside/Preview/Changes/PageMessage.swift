/// What a page says to the server, by POST: the name of its stream, its number there, and what is the matter.
public struct PageMessage: Equatable, Sendable {
  /// What it has to say.
  public enum Content: Equatable, Sendable {
    /// What it shows at the moment, as it is after its stream has been opened.
    case shows(PageGreeting)
    /// It is looked at again, and asks whether its stream is still there.
    case wakes
    /// It was closed.
    case left
  }

  public let stream: String
  public let page: Int
  public let content: Content

  /// `nil` for what no page of ours says.
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
    case "left": content = .left
    default: return nil
    }
    (stream, self.page) = (lines[0], page)
  }
}
