import Glibc

/// A way to wake whoever waits with poll(2), from another thread or from a signal's handler.
public struct WakePipe: Sendable {
  /// Becomes readable when it is signalled.
  public let descriptor: Int32
  private let end: Int32

  /// - Throws: `noPipe` where the system gives none. The pipe stays open as long as the program runs.
  public init() throws(ChildProcess.Fault) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .noPipe(errno: errno) }
    (descriptor, end) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  /// Wakes whoever waits; async-signal-safe.
  public func signal() {
    var byte: UInt8 = 1
    _ = write(end, &byte, 1)
  }

  /// Empties the pipe, until it is signalled again.
  public func drain() {
    var bytes: (UInt64, UInt64) = (0, 0)
    while read(descriptor, &bytes, 16) > 0 {}
  }
}
