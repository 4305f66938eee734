import CLibevent

/// A request that was meant for this server, as it came.
public struct ServerRequest: Sendable {
  /// Path and query as they stood in the request, nothing decoded.
  public let target: String
  public let isPost: Bool
  /// Whether the answer is to be a stream of events.
  public let wantsEvents: Bool
  /// Whether a page of another site asks for it, as by a link.
  public let isForeign: Bool
  public let body: [UInt8]
}

/// What a request is answered with.
public enum ServerReply: Sendable {
  case answer(ServerAnswer)
  /// Keeps the connection open for events. `name` tells the stream from others, `first` is what it begins with.
  case stream(name: String, headers: [(name: String, value: String)], first: [UInt8])
}

/// A whole answer.
public struct ServerAnswer: Sendable {
  public let status: Int
  public let headers: [(name: String, value: String)]
  public let body: [UInt8]

  /// Status, fields and content; the server adds the length.
  public init(_ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// A sentence that no browser takes for anything else; the connection closes after it.
  static func refusal(_ status: Int, _ sentence: String, _ more: [(name: String, value: String)] = []) -> ServerAnswer {
    ServerAnswer(
      status,
      headers: more + [
        ("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff"), ("Connection", "close"),
      ], body: Array((sentence + "\n").utf8))
  }

  /// The reason phrase of the status line.
  var phrase: String {
    switch status {
    case 200: "OK"
    case 204: "No Content"
    case 301: "Moved Permanently"
    default: "See the page"
    }
  }
}
