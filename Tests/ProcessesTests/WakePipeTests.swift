import Glibc
import Processes
import Testing

struct WakePipeTests {
  private func isReadable(_ pipe: WakePipe) -> Bool {
    var waiting = pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) == 1
  }

  @Test func itIsReadableFromSignalToDrain() throws {
    let pipe = try WakePipe()
    #expect(!isReadable(pipe))
    // More than a pipe can hold must not block.
    for _ in 0..<70_000 { pipe.signal() }
    #expect(isReadable(pipe))
    pipe.drain()
    #expect(!isReadable(pipe))
  }
}
