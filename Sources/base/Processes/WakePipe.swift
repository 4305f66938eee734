import Glibc

/// Wakes a thread that waits in poll(2), from another thread or a signal handler.
public struct WakePipe: Sendable {
  /// Becomes readable when it is signalled; for poll(2).
  public let descriptor: Int32
  private let end: Int32

  /// - Throws: `noPipe` if no pipe can be created. The pipe stays open until the program ends.
  public init() throws(ChildProcess.Fault) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .noPipe(errno: errno) }
    (descriptor, end) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  /// Wakes the waiting thread; async-signal-safe.
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
