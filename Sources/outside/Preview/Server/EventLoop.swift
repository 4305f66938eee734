import CLibevent

/// Waits for descriptors and timers and calls back when something happens, all on the thread that runs it (libevent).
public final class EventLoop {
  let base: OpaquePointer
  private var failure: (any Error)?

  /// - Throws: `ServerFault` where the system gives no loop.
  public init() throws(ServerFault) {
    guard let base = event_base_new() else { throw .noLoop }
    self.base = base
    // What has to be done before any other callback has the first of two priorities; everything else has the second.
    event_base_priority_init(base, 2)
  }

  deinit { event_base_free(base) }

  /// Calls `action` whenever `descriptor` has something to read, as long as the event is kept.
  public func whenReadable(
    _ descriptor: Int32, _ action: @escaping () throws -> Void
  ) throws(ServerFault) -> LoopEvent {
    let event = try LoopEvent(self, descriptor, Int16(EV_READ | EV_PERSIST), action)
    event_add(event.pointer, nil)
    return event
  }

  /// A timer that calls `action` each time that it has been started and has run out.
  public func timer(_ action: @escaping () throws -> Void) throws(ServerFault) -> LoopEvent {
    try LoopEvent(self, -1, 0, action)
  }

  /// Calls back until `stop`.
  ///
  /// - Throws: the first error that a callback has thrown.
  public func run() throws {
    event_base_dispatch(base)
    if let failure { throw failure }
  }

  /// Lets `run` return after the callback that is at work.
  public func stop() { event_base_loopbreak(base) }

  /// Has `run` throw this error; C has no way to hand it on.
  func fail(_ error: any Error) {
    failure = failure ?? error
    stop()
  }
}

/// Something that a loop waits for; it ends with this object.
public final class LoopEvent {
  fileprivate private(set) var pointer: OpaquePointer?
  private let loop: EventLoop
  private let action: () throws -> Void

  fileprivate init(
    _ loop: EventLoop, _ descriptor: Int32, _ what: Int16, _ action: @escaping () throws -> Void
  ) throws(ServerFault) {
    (self.loop, self.action) = (loop, action)
    let own = Unmanaged.passUnretained(self).toOpaque()
    pointer = event_new(loop.base, descriptor, what, { _, _, own in LoopEvent.of(own)?.happen() }, own)
    guard pointer != nil else { throw .noLoop }
  }

  deinit { if let pointer { event_free(pointer) } }

  /// Starts a timer, or starts it anew.
  public func start(milliseconds: Int) {
    var time = timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
    event_add(pointer, &time)
  }

  /// Stops a timer.
  public func cancel() { event_del(pointer) }

  /// Has this event happen before all that have not been called back yet.
  func putFirst() { event_priority_set(pointer, 0) }

  /// Makes it happen in this turn of the loop.
  func activate() { event_active(pointer, 0, 0) }

  private func happen() {
    do { try action() } catch { loop.fail(error) }
  }

  private static func of(_ own: UnsafeMutableRawPointer?) -> LoopEvent? {
    own.map { Unmanaged<LoopEvent>.fromOpaque($0).takeUnretainedValue() }
  }
}
