import Dispatch
import Glibc
import Transfers

/// The pipes to `minutes`: orders come through standard input, events go through standard output.
final class ParentPipe: Sendable {
  private let outbox = DispatchQueue(label: "events")

  /// Whole events, one after the other. Nobody waits for them to be taken: who took orders in the meantime no more would
  /// keep `minutes` from taking them.
  func send(_ event: LiveEvent) {
    let frame = event.frame
    outbox.async {
      var rest = frame[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        // Who cannot send any more has nothing left to do.
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { exit(0) }
      }
    }
  }

  /// Waits until all is sent.
  func flush() { outbox.sync {} }

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
