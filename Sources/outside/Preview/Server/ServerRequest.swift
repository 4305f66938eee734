import CLibevent

/// A request that has passed the check of its origin.
public struct ServerRequest: Sendable {
  /// Path and query of the request line, not decoded.
  public let target: String
  public let isPost: Bool
  /// Whether `Accept` is `text/event-stream`.
  public let acceptsEvents: Bool
  /// Whether a page of another site has sent it, such as by a link.
  public let isForeign: Bool
  public let body: [UInt8]
}

/// The reply to a request.
public enum ServerReply: Sendable {
  case answer(ServerAnswer)
  /// Keeps the connection open for events. `name` identifies the stream; `first` are the first bytes of its body.
  case stream(name: String, headers: [(name: String, value: String)], first: [UInt8])
}

/// A complete answer.
public struct ServerAnswer: Sendable {
  public let status: Int
  public let headers: [(name: String, value: String)]
  public let body: [UInt8]

  /// Creates an answer from status, header fields and body. The server adds `Content-Length`.
  public init(_ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// Returns an error answer as plain text, after which the connection is closed. `more` are further header fields.
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
