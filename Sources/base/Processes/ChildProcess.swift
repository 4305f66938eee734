import CSystem
public import Glibc

/// A running program with two pipes; deinit waits for it to end.
public final class ChildProcess {
  /// The process id.
  public let pid: pid_t
  private var input: Int32
  private let output: Int32
  private var status: Int32?

  /// The reason why a program could not be started or reached.
  public enum Fault: Error, Equatable, CustomStringConvertible {
    /// No pipe could be created.
    case noPipe(errno: Int32)
    case notStarted(errno: Int32)
    /// The program has closed its pipe.
    case ended

    /// A sentence that says what to do.
    public var description: String {
      switch self {
      case .noPipe: "a pipe could not be made: \(reason); close other programs and run this again"
      case .notStarted: "the program could not be started: \(reason)"
      case .ended: "the program ended before its work was done; run this again"
      }
    }

    /// The system's error message.
    public var reason: String {
      switch self {
      case .noPipe(let code), .notStarted(let code): String(cString: strerror(code))
      case .ended: "it ended"
      }
    }
  }

  /// Starts a program. From here on, writing to a closed pipe is an error instead of a signal.
  public init(_ start: ProgramStart) throws(Fault) {
    signal(SIGPIPE, SIG_IGN)
    var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard csystem_pipe(&toChild) == 0 else { throw .noPipe(errno: errno) }
    guard csystem_pipe(&fromChild) == 0 else {
      let code = errno
      for end in toChild { close(end) }
      throw .noPipe(errno: code)
    }
    var pid: pid_t = 0
    let code = start.run(&pid, input: toChild[0], output: fromChild[1])
    close(toChild[0])
    close(fromChild[1])
    guard code == 0 else {
      close(toChild[1])
      close(fromChild[0])
      throw .notStarted(errno: code)
    }
    // Non-blocking, since otherwise both sides could wait for each other on full pipes.
    _ = fcntl(toChild[1], F_SETFL, O_NONBLOCK)
    (self.pid, input, output) = (pid, toChild[1], fromChild[0])
  }

  deinit {
    closeInput()
    close(output)
    wait()
  }

  /// Sends all bytes, waiting until the program has read them.
  public func send(_ bytes: [UInt8]) throws(Fault) {
    var rest = bytes[...]
    while true {
      try write(&rest)
      if rest.isEmpty { return }
      var waiting = pollfd(fd: input, events: Int16(POLLOUT), revents: 0)
      poll(&waiting, 1, -1)
    }
  }

  /// Output of the program, waiting at most `milliseconds`; `nil` if there was none. Meanwhile sends as much of
  /// `pending` as the pipe takes.
  ///
  /// - Throws: `ended` once the program has closed its output. Closed input is not an error, since output may still
  /// follow.
  public func receive(milliseconds: Int, sending pending: inout ArraySlice<UInt8>) throws(Fault) -> [UInt8]? {
    var waiting = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
    if !pending.isEmpty, input >= 0 { waiting.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
    guard poll(&waiting, nfds_t(waiting.count), Int32(clamping: max(0, milliseconds))) > 0 else { return nil }
    if waiting.count > 1, waiting[1].revents != 0 {
      do throws(Fault) { try write(&pending) } catch { pending = [] }
    }
    guard waiting[0].revents != 0 else { return nil }
    while true {
      var code: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, count in
        let read = read(output, buffer.baseAddress, Self.piece)
        code = read < 0 ? errno : 0
        count = max(0, read)
      }
      if code == EINTR { continue }
      guard !bytes.isEmpty else { throw .ended }
      return bytes
    }
  }

  /// Receives output with nothing to send.
  public func receive(milliseconds: Int) throws(Fault) -> [UInt8]? {
    var nothing: ArraySlice<UInt8> = []
    return try receive(milliseconds: milliseconds, sending: &nothing)
  }

  /// Closes the program's input.
  public func closeInput() {
    guard input >= 0 else { return }
    close(input)
    input = -1
  }

  /// Kills the program, or its process group.
  public func kill(group: Bool) {
    guard status == nil else { return }
    Glibc.kill(group ? -pid : pid, SIGKILL)
  }

  /// Waits until the program has ended and returns the status of wait(2).
  @discardableResult
  public func wait() -> Int32 {
    if let status { return status }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    self.status = status
    return status
  }

  private static let piece = 1 << 18

  /// Writes as much as fits into the pipe.
  private func write(_ rest: inout ArraySlice<UInt8>) throws(Fault) {
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        throw .ended
      }
    }
  }
}
