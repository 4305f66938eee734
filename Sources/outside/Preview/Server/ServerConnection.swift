import Bytes
import CLibevent
import Glibc

/// A connection that somebody has opened.
final class ServerConnection {
  /// Its end, as libevent names it in callbacks.
  let pointer: OpaquePointer
  private let buffer: OpaquePointer
  /// When the first byte of a request came that is not whole yet, in milliseconds; `nil` between requests.
  private(set) var requestBegan: Int?
  /// The request that is answered by a stream of events.
  private(set) var stream: (name: String, request: OpaquePointer)?
  /// Whether it was told to end and has not ended yet.
  private(set) var isEnding = false
  private let requestBegins: () -> Void

  /// `requestBegins` is called with the first byte of each request.
  init(_ pointer: OpaquePointer, buffer: OpaquePointer, requestBegins: @escaping () -> Void) {
    (self.pointer, self.buffer, self.requestBegins) = (pointer, buffer, requestBegins)
    let own = Unmanaged.passUnretained(self).toOpaque()
    evbuffer_add_cb(
      bufferevent_get_input(buffer),
      { _, info, own in
        guard let own, let info, info.pointee.n_added > 0 else { return }
        Unmanaged<ServerConnection>.fromOpaque(own).takeUnretainedValue().bytesCame()
      }, own)
  }

  private func bytesCame() {
    guard requestBegan == nil, stream == nil else { return }
    requestBegan = MonotonicClock.now
    requestBegins()
  }

  /// The request is whole; what comes next is another one.
  func requestCame() { requestBegan = nil }

  /// From now on events are sent; what the other side sends is not read any more, only whether it is there.
  func becomeStream(_ name: String, _ request: OpaquePointer) {
    stream = (name, request)
    // A page to which nothing happens for an hour is as welcome as another one.
    bufferevent_set_timeouts(buffer, nil, nil)
    bufferevent_setwatermark(buffer, Int16(EV_READ), 0, 1024)
    // Without reading, nobody would notice that a page was closed.
    bufferevent_enable(buffer, Int16(EV_READ))
  }

  /// How many bytes are still to be taken by the other side.
  var pending: Int { evbuffer_get_length(bufferevent_get_output(buffer)) }

  /// Ends it; libevent notices in its next turn, and says so.
  func end() {
    isEnding = true
    shutdown(bufferevent_getfd(buffer), Int32(SHUT_RDWR))
  }
}
