import Dispatch
import Glibc
import Synchronization
import Transfers

/// The pipes to `minutes`: orders come through standard input, events go through standard output.
final class ParentPipe: Sendable {
  private let turn = Mutex(())

  /// Whole events, one after the other; who cannot send any more has nothing left to do.
  func send(_ event: LiveEvent) {
    let frame = event.frame
    turn.withLock { _ in
      var rest = frame[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { exit(0) }
      }
    }
  }

  /// Hands orders on in the order in which they come, on a thread of its own; the end of the pipe is the end of the program.
  func follow(_ take: @escaping @Sendable (LiveOrder) -> Void) {
    DispatchQueue(label: "orders").async {
      var pending: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { exit(0) }
        pending += buffer[..<count]
        do {
          while let order = try LiveOrder.take(from: &pending) { take(order) }
        } catch {
          exit(1)
        }
      }
    }
  }
}
