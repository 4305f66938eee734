import CSystem
import Glibc
public import Transfers

/// The running `minutes-live`, which speaks to browsers. It ends by itself when the pipe to it closes.
public final class LiveProgram {
  /// Becomes readable when browsers want something; for poll(2).
  public let descriptor: Int32
  private let input: Int32
  private let process: pid_t
  private var pending: [UInt8] = []

  /// Starts the program; it listens at `port` of 127.0.0.1, 0 being any that is free.
  public init(_ program: String, port: Int) throws(ServerFault) {
    var (toChild, fromChild): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard csystem_pipe(&toChild) == 0, csystem_pipe(&fromChild) == 0 else { throw .noPipe(errno) }
    (input, descriptor) = (toChild[1], fromChild[0])
    let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(null) }
    let errors = fcntl(STDERR_FILENO, F_GETFD) >= 0 ? STDERR_FILENO : null
    let files = [toChild[0], fromChild[1], errors]
    var pid: pid_t = 0
    let code = CStrings.with([program, "\(port)"]) { arguments in
      CStrings.with(["PATH=/usr/bin:/bin"]) { environment in
        csystem_spawn_with_files(&pid, program, arguments, environment, files, Int32(files.count))
      }
    }
    close(toChild[0])
    close(fromChild[1])
    process = pid
    guard code == 0 else { throw .notStarted(program, code) }
  }

  deinit {
    close(input)
    close(descriptor)
    guard process > 0 else { return }
    // It may be at work for a reader that takes nothing.
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Has it do something.
  public func send(_ order: LiveOrder) throws(ServerFault) {
    let frame = order.frame
    guard frame.count <= FrameReader.longest else { return }
    var rest = frame[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw .ended }
    }
  }

  /// What has come from it, once `descriptor` is readable; waits for the first byte.
  public func events() throws(ServerFault) -> [LiveEvent] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { return [] }
    guard count > 0 else { throw .ended }
    pending += buffer[..<count]
    var events: [LiveEvent] = []
    do {
      while let event = try LiveEvent.take(from: &pending) { events.append(event) }
    } catch {
      throw .otherVersion
    }
    return events
  }
}

extension LiveProgram {
  /// Where the program is: named by `MINUTES_LIVE`, else beside this one, else in `../libexec/minutes`.
  public static func find() throws(ServerFault) -> String {
    switch CompanionProgram.find("minutes-live", named: getenv("MINUTES_LIVE").map { String(cString: $0) }) {
    case .at(let place): return place
    case .wrong(let named): throw .notRunnable(named)
    case .nowhere: throw .nowhere
    }
  }
}
