import Bytes
import CLibevent
import Glibc

/// The open connections of a server, with limits for their number and for the time to receive a request.
///
/// Over the limit, the oldest connections without an event stream are closed, so that a flood of connections does not
/// lock out an open page. libevent itself accepts connections until no descriptor is left.
final class ServerConnections {
  private let listener: OpaquePointer
  private let limit = ConnectionLimit()
  /// Connections in order of arrival.
  private var open: [ServerConnection] = []
  /// Buffers of connections that were accepted in this iteration of the loop.
  private var accepted: [OpaquePointer] = []
  private var registration: LoopEvent?
  private var requestTimer: LoopEvent?
  private var isTimerRunning = false
  private var isStopped = false
  private let onClose: (ServerConnection) -> Void

  /// Registers with the server. `onClose` is called with each connection that has been closed.
  init(
    _ server: OpaquePointer, _ listener: OpaquePointer, _ loop: EventLoop,
    onClose: @escaping (ServerConnection) -> Void
  ) throws(ServerFault) {
    (self.listener, self.onClose) = (listener, onClose)
    registration = try loop.timer { [weak self] in self?.registerAccepted() }
    // A connection must not be closed between being accepted and being registered.
    registration?.prioritise()
    requestTimer = try loop.timer { [weak self] in self?.closeTimedOut() }
    evhttp_set_bevcb(
      server,
      { base, own in
        let buffer = bufferevent_socket_new(base, -1, 0)
        if let own, let buffer {
          Unmanaged<ServerConnections>.fromOpaque(own).takeUnretainedValue().didAccept(buffer)
        }
        return buffer
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Returns the connection of a request.
  func connection(of request: OpaquePointer) -> ServerConnection? {
    let pointer = evhttp_request_get_connection(request)
    return open.first { $0.pointer == pointer }
  }

  /// Whether another event stream can be opened within the limit.
  var canOpenStream: Bool { open.count { $0.stream != nil } < limit.streams }

  // MARK: Opening and closing

  private func didAccept(_ buffer: OpaquePointer) {
    accepted.append(buffer)
    if open.count + accepted.count >= limit.descriptors { evconnlistener_disable(listener) }
    registration?.activate()
  }

  private func registerAccepted() {
    for buffer in accepted {
      var end: UnsafeMutableRawPointer?
      // libevent reports a new connection by its buffer only; the argument of the buffer's callbacks is the connection.
      bufferevent_getcb(buffer, nil, nil, nil, &end)
      guard let end else { continue }
      let pointer = OpaquePointer(end)
      open.append(ServerConnection(pointer, buffer: buffer) { [weak self] in self?.startRequestTimer() })
      evhttp_connection_set_closecb(
        pointer,
        { pointer, own in
          guard let own, let pointer else { return }
          Unmanaged<ServerConnections>.fromOpaque(own).takeUnretainedValue().closed(pointer)
        }, Unmanaged.passUnretained(self).toOpaque())
    }
    accepted = []
    var excess = open.count { !$0.isClosing } - limit.connections
    for connection in open where excess > 0 && !connection.isClosing && connection.stream == nil {
      connection.close()
      excess -= 1
    }
  }

  /// Ends the handling of closed connections, because the listener may be freed before they are.
  func stop() { isStopped = true }

  private func closed(_ pointer: OpaquePointer) {
    guard !isStopped, let index = open.firstIndex(where: { $0.pointer == pointer }) else { return }
    onClose(open.remove(at: index))
    if open.count < limit.descriptors { evconnlistener_enable(listener) }
  }

  // MARK: Request timeout

  private func startRequestTimer() {
    guard !isTimerRunning else { return }
    isTimerRunning = true
    requestTimer?.start(milliseconds: Self.requestTimeout)
  }

  private func closeTimedOut() {
    isTimerRunning = false
    let now = MonotonicClock.now
    var next: Int?
    for connection in open where !connection.isClosing {
      guard let start = connection.requestStart else { continue }
      let remaining = start + Self.requestTimeout - now
      if remaining <= 0 { connection.close() } else { next = min(next ?? remaining, remaining) }
    }
    guard let next else { return }
    isTimerRunning = true
    requestTimer?.start(milliseconds: next)
  }

  /// Limit from the first byte of a request to its last, in milliseconds. libevent's own timeout restarts at every byte.
  private static let requestTimeout = 10_000
}

/// Limits for connections, derived from the process's limit for open files.
struct ConnectionLimit {
  /// Maximum number of connections; above it, the oldest without a stream is closed.
  let connections: Int
  /// Maximum number of sockets, including connections that are still closing; above it, no connection is accepted.
  let descriptors: Int
  /// Maximum number of event streams among the connections.
  let streams: Int

  /// The limits for this process.
  init() {
    var limit = rlimit()
    let isDefined = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
    self.init(descriptors: isDefined ? Int(clamping: limit.rlim_cur) : 256)
  }

  /// The limits for a process with this limit for file descriptors.
  init(descriptors: Int) {
    let available = descriptors - Self.reserved
    connections = max(8, min(256, available * 3 / 4))
    self.descriptors = max(12, min(320, available))
    streams = connections / 2
  }

  /// Descriptors kept for files, watched folders and pipes to Chromium.
  private static let reserved = 64
}
