import Bytes
import CLibevent
import Glibc

/// All open connections of a server: how many there may be, and how long a request may take to come.
///
/// Whoever floods the server takes the place of whoever was there longest without a stream of events, so that there is always
/// one for the page that somebody looks at. libevent by itself takes connections until no descriptor is left.
final class ServerConnections {
  private let listener: OpaquePointer
  private let limit = ConnectionLimit()
  /// Connections in the order in which they came.
  private var open: [ServerConnection] = []
  /// What has been accepted in this turn of the loop.
  private var accepted: [OpaquePointer] = []
  private var adoption: LoopEvent?
  private var deadline: LoopEvent?
  private var isWaiting = false
  private var isStopped = false
  private let left: (ServerConnection) -> Void

  /// `left` is called with each connection that has ended.
  init(
    _ server: OpaquePointer, _ listener: OpaquePointer, _ loop: EventLoop,
    left: @escaping (ServerConnection) -> Void
  ) throws(ServerFault) {
    (self.listener, self.left) = (listener, left)
    adoption = try loop.timer { [weak self] in self?.adopt() }
    // A connection must not end between being accepted and being known.
    adoption?.putFirst()
    deadline = try loop.timer { [weak self] in self?.endLateRequests() }
    evhttp_set_bevcb(
      server,
      { base, own in
        let buffer = bufferevent_socket_new(base, -1, 0)
        if let own, let buffer {
          Unmanaged<ServerConnections>.fromOpaque(own).takeUnretainedValue().accepted(buffer)
        }
        return buffer
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// The connection that a request came by.
  func connection(of request: OpaquePointer) -> ServerConnection? {
    let pointer = evhttp_request_get_connection(request)
    return open.first { $0.pointer == pointer }
  }

  /// Whether another stream of events may be kept open.
  var hasRoomForStream: Bool { open.count { $0.stream != nil } < limit.streams }

  // MARK: Coming and going

  private func accepted(_ buffer: OpaquePointer) {
    accepted.append(buffer)
    if open.count + accepted.count >= limit.descriptors { evconnlistener_disable(listener) }
    adoption?.activate()
  }

  private func adopt() {
    for buffer in accepted {
      var end: UnsafeMutableRawPointer?
      // libevent tells of a new connection by its buffer alone; what the buffer's callbacks are given is the connection.
      bufferevent_getcb(buffer, nil, nil, nil, &end)
      guard let end else { continue }
      let pointer = OpaquePointer(end)
      open.append(ServerConnection(pointer, buffer: buffer) { [weak self] in self?.watchRequest() })
      evhttp_connection_set_closecb(
        pointer,
        { pointer, own in
          guard let own, let pointer else { return }
          Unmanaged<ServerConnections>.fromOpaque(own).takeUnretainedValue().closed(pointer)
        }, Unmanaged.passUnretained(self).toOpaque())
    }
    accepted = []
    var spare = open.count { !$0.isEnding } - limit.connections
    for connection in open where spare > 0 && !connection.isEnding && connection.stream == nil {
      connection.end()
      spare -= 1
    }
  }

  /// From now on connections end without anybody being told; the listener may be gone before them.
  func stop() { isStopped = true }

  private func closed(_ pointer: OpaquePointer) {
    guard !isStopped, let index = open.firstIndex(where: { $0.pointer == pointer }) else { return }
    left(open.remove(at: index))
    if open.count < limit.descriptors { evconnlistener_enable(listener) }
  }

  // MARK: Requests that do not come

  private func watchRequest() {
    guard !isWaiting else { return }
    isWaiting = true
    deadline?.start(milliseconds: Self.longestRequest)
  }

  private func endLateRequests() {
    isWaiting = false
    let now = MonotonicClock.now
    var next: Int?
    for connection in open where !connection.isEnding {
      guard let began = connection.requestBegan else { continue }
      let rest = began + Self.longestRequest - now
      if rest <= 0 { connection.end() } else { next = min(next ?? rest, rest) }
    }
    guard let next else { return }
    isWaiting = true
    deadline?.start(milliseconds: next)
  }

  /// Milliseconds from the first byte of a request to its last. libevent's own limit begins anew with every byte.
  private static let longestRequest = 10_000
}

/// How many connections fit into what the system lets this process have open.
struct ConnectionLimit {
  /// Over this many, the oldest is ended that is no stream.
  let connections: Int
  /// Over this many, which are there only until those told to end have ended, nobody is accepted.
  let descriptors: Int
  /// Streams of events among them.
  let streams: Int

  init() {
    var limit = rlimit()
    let known = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
    self.init(descriptors: known ? Int(clamping: limit.rlim_cur) : 256)
  }

  /// For a process that may have so many descriptors.
  init(descriptors: Int) {
    let room = descriptors - Self.others
    connections = max(8, min(256, room * 3 / 4))
    self.descriptors = max(12, min(320, room))
    streams = connections / 2
  }

  /// For files, watched folders, pipes to Chromium.
  private static let others = 64
}
