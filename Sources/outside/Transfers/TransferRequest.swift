/// One HTTP transfer to be made: what `minutes` tells `minutes-http`.
///
/// Bodies are in slots: files without a name that both programs hold open, counted from 0. So they take no memory, and no
/// message is large.
public struct TransferRequest: Sendable, Equatable {
  /// What is sent with the request.
  public struct Body: Sendable, Equatable {
    public let slot: Int
    /// Bytes from the start of the slot.
    public let count: Int

    public init(slot: Int, count: Int) { (self.slot, self.count) = (slot, count) }
  }

  /// How long the transfer may take, in milliseconds.
  public struct Timeouts: Sendable, Equatable {
    public var connecting: Int
    /// Without a byte coming or going; rounded up to seconds.
    public var stalling: Int
    public var all: Int

    public init(connecting: Int, stalling: Int, all: Int) {
      (self.connecting, self.stalling, self.all) = (connecting, stalling, all)
    }
  }

  /// Comes back with the answer.
  public var id: Int
  public var method: String
  public var url: String
  /// Lines such as `Accept: text/markdown`. They may hold credentials, which is why none of this is in an argument.
  public var headers: [String]
  public var body: Body?
  /// Where the body of the answer is to go.
  public var slot: Int
  /// The most bytes that it may have.
  public var limit: Int
  /// Whether addresses of this machine and of private networks may be connected to.
  public var reachesPrivate: Bool
  /// The proxy to go through; empty for none.
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
  /// Adds the fields, in the order in which `init(from:)` takes them.
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
