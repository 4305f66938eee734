/// A request for one HTTP transfer, sent by `minutes` to `minutes-http`.
///
/// Bodies are in slots: unnamed files that both programs hold open, numbered from 0. This keeps memory use and messages
/// small.
public struct TransferRequest: Sendable, Equatable {
  /// The request body.
  public struct Body: Sendable, Equatable {
    public let slot: Int
    /// Length in bytes, from the start of the slot.
    public let count: Int

    public init(slot: Int, count: Int) { (self.slot, self.count) = (slot, count) }
  }

  /// Time limits of the transfer, in milliseconds.
  public struct Timeouts: Sendable, Equatable {
    /// Limit for name lookup, connection and TLS handshake.
    public var connecting: Int
    /// Limit without a byte received or sent; rounded up to whole seconds.
    public var stalling: Int
    /// Limit for the whole transfer.
    public var all: Int

    public init(connecting: Int, stalling: Int, all: Int) {
      (self.connecting, self.stalling, self.all) = (connecting, stalling, all)
    }
  }

  /// Identifies the request; the answer has the same value.
  public var id: Int
  public var method: String
  public var url: String
  /// Lines such as `Accept: text/markdown`. They may hold credentials, so they are not passed as program arguments.
  public var headers: [String]
  public var body: Body?
  /// The slot that receives the body of the answer.
  public var slot: Int
  /// Maximum size of the answer's body, in bytes.
  public var limit: Int
  /// Whether connections to loopback and private networks are allowed.
  public var reachesPrivate: Bool
  /// URL of the proxy; empty for a direct connection.
  public var proxy: String
  public var timeouts: Timeouts

  public init(
    id: Int, method: String, url: String, headers: [String], body: Body?, slot: Int, limit: Int, reachesPrivate: Bool,
    proxy: String, timeouts: Timeouts
  ) {
    self.id = id
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.slot = slot
    self.limit = limit
    self.reachesPrivate = reachesPrivate
    self.proxy = proxy
    self.timeouts = timeouts
  }
}

extension TransferRequest: Message {
  /// Appends the fields in the order that `init(from:)` reads.
  public func write(to frame: inout FrameWriter) {
    frame.number(id)
    frame.text(method)
    frame.text(url)
    frame.texts(headers)
    frame.number(body?.slot ?? -1)
    frame.number(body?.count ?? 0)
    frame.number(slot)
    frame.number(limit)
    frame.number(reachesPrivate ? 1 : 0)
    frame.text(proxy)
    for time in [timeouts.connecting, timeouts.stalling, timeouts.all] { frame.number(time) }
  }

  public init?(from frame: inout FrameReader) {
    guard let id = frame.number(), let method = frame.text(), let url = frame.text(), let headers = frame.texts(),
      let bodySlot = frame.number(), let bodyCount = frame.number(), let slot = frame.number(),
      let limit = frame.number(), let reaches = frame.number(), let proxy = frame.text(),
      let connecting = frame.number(), let stalling = frame.number(), let all = frame.number()
    else { return nil }
    self.init(
      id: id, method: method, url: url, headers: headers,
      body: bodySlot < 0 ? nil : Body(slot: bodySlot, count: bodyCount), slot: slot, limit: limit,
      reachesPrivate: reaches == 1, proxy: proxy,
      timeouts: Timeouts(connecting: connecting, stalling: stalling, all: all))
  }
}
