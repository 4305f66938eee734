import Bytes
import CLibevent
import Glibc

/// A client's connection.
final class ServerConnection {
  /// The `evhttp_connection`.
  let pointer: OpaquePointer
  private let buffer: OpaquePointer
  /// Time of the first byte of an incomplete request, in milliseconds of the monotonic clock; `nil` between requests.
  private(set) var requestStart: Int?
  /// The request that is answered by an event stream, and the stream's name.
  private(set) var stream: (name: String, request: OpaquePointer)?
  /// Whether `close` was called and libevent has not closed the connection yet.
  private(set) var isClosing = false
  private let onRequestStart: () -> Void

  /// `onRequestStart` is called at the first byte of each request.
  init(_ pointer: OpaquePointer, buffer: OpaquePointer, onRequestStart: @escaping () -> Void) {
    (self.pointer, self.buffer, self.onRequestStart) = (pointer, buffer, onRequestStart)
    let own = Unmanaged.passUnretained(self).toOpaque()
    evbuffer_add_cb(
      bufferevent_get_input(buffer),
      { _, info, own in
        guard let own, let info, info.pointee.n_added > 0 else { return }
        Unmanaged<ServerConnection>.fromOpaque(own).takeUnretainedValue().bytesReceived()
      }, own)
  }

  private func bytesReceived() {
    guard requestStart == nil, stream == nil else { return }
    requestStart = MonotonicClock.now
    onRequestStart()
  }

  /// Called when a request is complete; the next byte begins another one.
  func requestReceived() { requestStart = nil }

  /// Turns the connection into an event stream. Further input is ignored, except for the end of the connection.
  func becomeStream(_ name: String, _ request: OpaquePointer) {
    stream = (name, request)
    // No idle timeout: a stream may be silent for hours.
    bufferevent_set_timeouts(buffer, nil, nil)
    bufferevent_setwatermark(buffer, Int16(EV_READ), 0, 1024)
    // Without reading, a closed connection would not be detected.
    bufferevent_enable(buffer, Int16(EV_READ))
  }

  /// Number of bytes that were not sent yet.
  var pendingCount: Int { evbuffer_get_length(bufferevent_get_output(buffer)) }

  /// Shuts the socket down; libevent closes the connection in its next iteration and calls back then.
  func close() {
    isClosing = true
    shutdown(bufferevent_getfd(buffer), Int32(SHUT_RDWR))
  }
}
