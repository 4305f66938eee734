import Bytes

/// The result of one HTTP transfer, sent by `minutes-http` to `minutes`.
public struct TransferAnswer: Sendable, Equatable {
  /// Outcome of the transfer.
  public enum End: Int, Sendable, CaseIterable {
    /// The answer was received completely, with any HTTP status.
    case answered
    /// The host name resolves only to addresses that the request may not connect to.
    case addressRefused
    /// The answer's body is larger than the request's limit.
    case tooLarge
    /// One of the request's time limits has passed.
    case tooSlow
    /// The connection failed, so nothing was sent.
    case unreachable
    /// The name of the host or of the proxy could not be resolved.
    case hostUnknown
    /// The connection broke, or the answer was shorter than its declared length.
    case broken
    /// The TLS handshake failed or the server's certificate could not be verified.
    case untrusted
    /// The body has a content encoding, although the request accepts none.
    case packed
    /// The transfer could not be started.
    case failed
  }

  /// The `id` of the request.
  public var id: Int
  public var end: End
  /// The HTTP status; 0 if no status line was received.
  public var status: Int
  /// Lines such as `Content-Type: image/png`, without line ends.
  public var headers: [String]
  /// Length of the body in its slot, in bytes.
  public var count: Int
  /// libcurl's error message, in printable ASCII; empty if the transfer succeeded.
  public var why: String

  public init(id: Int, end: End, status: Int = 0, headers: [String] = [], count: Int = 0, why: String = "") {
    self.id = id
    self.end = end
    self.status = status
    self.headers = headers
    self.count = count
    self.why = why
  }

  /// Returns the value of the first header with this name, without surrounding blanks; `nil` if it is missing.
  ///
  /// - Parameter name: The name in lower case.
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
  /// Appends the fields in the order that `init(from:)` reads.
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
