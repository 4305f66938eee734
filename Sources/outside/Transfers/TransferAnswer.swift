import Bytes

/// What came of one HTTP transfer: what `minutes-http` tells `minutes`.
public struct TransferAnswer: Sendable, Equatable {
  /// How the transfer ended.
  public enum End: Int, Sendable, CaseIterable {
    /// The server answered, with whatever status, and all of it came.
    case answered
    /// The name leads only to addresses that may not be connected to.
    case addressRefused
    case tooLarge
    case tooSlow
    /// No connection came about, so nothing was sent.
    case unreachable
    case hostUnknown
    /// The connection broke, or the answer was shorter than it said.
    case broken
    /// Who answered could not show that it is the server.
    case untrusted
    /// The body came packed, though nobody had asked for that.
    case packed
    /// The transfer could not be begun.
    case failed
  }

  public var id: Int
  public var end: End
  /// The HTTP status; 0 where there was none.
  public var status: Int
  /// Lines such as `Content-Type: image/png`, without line ends.
  public var headers: [String]
  /// Bytes of the body in its slot.
  public var count: Int
  /// curl's own words on what went wrong; empty where nothing did.
  public var why: String

  public init(id: Int, end: End, status: Int = 0, headers: [String] = [], count: Int = 0, why: String = "") {
    self.id = id
    self.end = end
    self.status = status
    self.headers = headers
    self.count = count
    self.why = why
  }

  /// The value of the first header of that name, which is in lower case; `nil` where there is none.
  public func header(_ name: String) -> String? {
    for line in headers {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let found = line.utf8[..<colon].asciiLowercased()
      guard found.elementsEqual(name.utf8) else { continue }
      var value = line.utf8[line.utf8.index(colon, offsetBy: 1)...]
      while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
      while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
      return String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}

extension TransferAnswer: Message {
  /// Adds the fields, in the order in which `init(from:)` takes them.
  public func write(to frame: inout FrameWriter) {
    frame.number(id)
    frame.number(end.rawValue)
    frame.number(status)
    frame.texts(headers)
    frame.number(count)
    frame.text(why)
  }

  public init?(from frame: inout FrameReader) {
    guard let id = frame.number(), let end = frame.number().flatMap(End.init), let status = frame.number(),
      let headers = frame.texts(), let count = frame.number(), let why = frame.text()
    else { return nil }
    self.init(id: id, end: end, status: status, headers: headers, count: count, why: why)
  }
}
