/// What `minutes` has `minutes-live` do.
public enum LiveOrder: Message, Equatable, Sendable {
  /// Answers a request. Headers are lines such as `Content-Type: text/css`.
  case answer(id: Int, status: Int, headers: [String], body: [UInt8])
  /// Sends a text to pages that have opened their channel.
  case tell(readers: [Int], text: [UInt8])

  /// Its number, then its fields.
  public func write(to frame: inout FrameWriter) {
    switch self {
    case .answer(let id, let status, let headers, let body):
      frame.number(1)
      frame.number(id)
      frame.number(status)
      frame.texts(headers)
      frame.data(body)
    case .tell(let readers, let text):
      frame.number(2)
      frame.numbers(readers)
      frame.data(text)
    }
  }

  public init?(from frame: inout FrameReader) {
    switch frame.number() {
    case 1:
      guard let id = frame.number(), let status = frame.number(), let headers = frame.texts(), let body = frame.data()
      else { return nil }
      self = .answer(id: id, status: status, headers: headers, body: body)
    case 2:
      guard let readers = frame.numbers(), let text = frame.data() else { return nil }
      self = .tell(readers: readers, text: text)
    default: return nil
    }
  }
}
