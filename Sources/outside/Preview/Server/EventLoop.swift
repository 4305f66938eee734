import CLibevent

/// An event loop for file descriptors and timers; all callbacks run on the thread that calls `run` (libevent).
public final class EventLoop {
  let base: OpaquePointer
  private var failure: (any Error)?

  /// - Throws: `ServerFault.noLoop` if the system cannot create a loop.
  public init() throws(ServerFault) {
    guard let base = event_base_new() else { throw .noLoop }
    self.base = base
    // Two priorities: the first for callbacks that must run before all others.
    event_base_priority_init(base, 2)
  }

  deinit { event_base_free(base) }

  /// Calls `action` whenever `descriptor` is readable, as long as the returned event exists.
  public func whenReadable(
    _ descriptor: Int32, _ action: @escaping () throws -> Void
  ) throws(ServerFault) -> LoopEvent {
    let event = try LoopEvent(self, descriptor, Int16(EV_READ | EV_PERSIST), action)
    event_add(event.pointer, nil)
    return event
  }

  /// Returns a stopped timer that calls `action` each time it expires, as long as the timer exists.
  public func timer(_ action: @escaping () throws -> Void) throws(ServerFault) -> LoopEvent {
    try LoopEvent(self, -1, 0, action)
  }

  /// Runs callbacks until `stop` is called.
  ///
  /// - Throws: The first error thrown by a callback.
  public func run() throws {
    event_base_dispatch(base)
    if let failure { throw failure }
  }

  /// Makes `run` return after the current callback.
  public func stop() { event_base_loopbreak(base) }

  /// Makes `run` throw this error, which cannot pass through libevent's C functions.
  func fail(_ error: any Error) {
    failure = failure ?? error
    stop()
  }
}

/// An event of a loop, which is removed when this object is released.
public final class LoopEvent {
  fileprivate private(set) var pointer: OpaquePointer?
  private let loop: EventLoop
  private let action: () throws -> Void

  fileprivate init(
    _ loop: EventLoop, _ descriptor: Int32, _ flags: Int16, _ action: @escaping () throws -> Void
  ) throws(ServerFault) {
    (self.loop, self.action) = (loop, action)
    let own = Unmanaged.passUnretained(self).toOpaque()
    pointer = event_new(loop.base, descriptor, flags, { _, _, own in LoopEvent.of(own)?.fire() }, own)
    guard pointer != nil else { throw .noLoop }
  }

  deinit { if let pointer { event_free(pointer) } }

  /// Starts or restarts a timer.
  public func start(milliseconds: Int) {
    var time = timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
    event_add(pointer, &time)
  }

  /// Stops a timer.
  public func cancel() { event_del(pointer) }

  /// Makes the callback run before all other pending callbacks.
  func prioritise() { event_priority_set(pointer, 0) }

  /// Makes the callback run in this iteration of the loop.
  func activate() { event_active(pointer, 0, 0) }

  private func fire() {
    do { try action() } catch { loop.fail(error) }
  }

  private static func of(_ own: UnsafeMutableRawPointer?) -> LoopEvent? {
    own.map { Unmanaged<LoopEvent>.fromOpaque($0).takeUnretainedValue() }
  }
}
