/// What `minutes-live` has to tell `minutes`.
public enum LiveEvent: Message, Equatable, Sendable {
  /// It takes connections at this port of 127.0.0.1.
  case listening(port: Int)
  /// It cannot: the errno of the attempt.
  case failed(code: Int)
  /// A browser wants a page or a file; the target is as it stood in the request, path and query, nothing decoded.
  case asked(id: Int, target: String)
  /// A page has opened its channel.
  case joined(reader: Int)
  /// What a page says of itself.
  case said(reader: Int, text: String)
  /// The channel is closed.
  case left(reader: Int)

  /// Its number, then its fields.
  public func write(to frame: inout FrameWriter) {
    switch self {
    case .listening(let port):
      frame.number(1)
      frame.number(port)
    case .failed(let code):
      frame.number(2)
      frame.number(code)
    case .asked(let id, let target):
      frame.number(3)
      frame.number(id)
      frame.text(target)
    case .joined(let reader):
      frame.number(4)
      frame.number(reader)
    case .said(let reader, let text):
      frame.number(5)
      frame.number(reader)
      frame.text(text)
    case .left(let reader):
      frame.number(6)
      frame.number(reader)
    }
  }

  public init?(from frame: inout FrameReader) {
    guard let kind = frame.number(), let number = frame.number() else { return nil }
    switch kind {
    case 1: self = .listening(port: number)
    case 2: self = .failed(code: number)
    case 3:
      guard let target = frame.text() else { return nil }
      self = .asked(id: number, target: target)
    case 4: self = .joined(reader: number)
    case 5:
      guard let text = frame.text() else { return nil }
      self = .said(reader: number, text: text)
    case 6: self = .left(reader: number)
    default: return nil
    }
  }
}
