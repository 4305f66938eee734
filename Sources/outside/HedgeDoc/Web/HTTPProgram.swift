import CSystem
public import FileTrees
import Glibc
import Processes
import Transfers

/// The running `minutes-http`. It ends by itself when the pipe to it closes, so that none survives a killed `minutes`.
public final class HTTPProgram {
  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private let slots: [UnnamedFile]
  private var pending: [UInt8] = []

  /// Starts the program; `folder` is where the bodies of transfers are to lie, of which `atOnce` run at a time.
  public init(_ program: String, folder: Folder, slots count: Int, atOnce: Int, environment: [String: String]) throws {
    slots = try (0..<count).map { _ in try UnnamedFile(in: folder) }
    var (toChild, fromChild): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard csystem_pipe(&toChild) == 0, csystem_pipe(&fromChild) == 0 else {
      throw WebFault("no pipe could be made: \(String(cString: strerror(errno)))")
    }
    (input, output) = (toChild[1], fromChild[0])
    let passed = environment.filter { Self.isPassed($0.key) }.map { "\($0.key)=\($0.value)" }
    let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(null) }
    let errors = fcntl(STDERR_FILENO, F_GETFD) >= 0 ? STDERR_FILENO : null
    let files = [toChild[0], fromChild[1], errors] + slots.map(\.number)
    var pid: pid_t = 0
    let code = CStrings.with([program, "\(count)", "\(atOnce)"]) { arguments in
      CStrings.with(passed) { environment in
        csystem_spawn_with_files(&pid, program, arguments, environment, files, Int32(files.count))
      }
    }
    close(toChild[0])
    close(fromChild[1])
    process = pid
    guard code == 0 else {
      throw WebFault(
        "\(program) could not be started: \(String(cString: strerror(code))); name another with MINUTES_HTTP")
    }
  }

  deinit {
    close(input)
    close(output)
    guard process > 0 else { return }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// The same as what makes transfers.
  public var transport: Transport { Transport(slots: slots, send: send, next: next) }

  private func send(_ request: TransferRequest) throws {
    var rest = request.frame[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { csystem_write_quietly(input, $0.baseAddress, UInt($0.count)) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw Self.ended
      }
    }
  }

  private func next(milliseconds: Int) throws -> TransferAnswer? {
    let end = MonotonicClock.now + milliseconds
    while true {
      do {
        if let answer = try TransferAnswer.take(from: &pending) { return answer }
      } catch {
        throw WebFault("minutes-http is not of the same version as minutes; install both anew")
      }
      let left = end - MonotonicClock.now
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32(clamping: max(0, left)))
      if ready == 0 { return nil }
      if ready < 0 { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.ended }
      pending += buffer[..<count]
    }
  }

  private static let ended = WebFault("minutes-http ended before its work was done; run this again")

  /// What curl and OpenSSL need; a token of ours is none of it.
  private static func isPassed(_ name: String) -> Bool {
    let names = ["PATH", "HOME", "LANG", "LC_ALL", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", "RES_OPTIONS"]
    return names.contains { $0.utf8.elementsEqual(name.utf8) }
  }
}

extension HTTPProgram {
  /// Where the program is: named by `MINUTES_HTTP`, else beside this one, else in `../libexec/minutes`.
  ///
  /// - Throws: `WebFault` where it is nowhere.
  public static func find(environment: [String: String]) throws -> String {
    switch CompanionProgram.find("minutes-http", named: environment["MINUTES_HTTP"]) {
    case .at(let place): return place
    case .wrong(let named): throw WebFault("MINUTES_HTTP names \(named), which cannot be run")
    case .nowhere:
      throw WebFault(
        "minutes-http, which makes the transfers, is not beside minutes; install it there, or name it with MINUTES_HTTP"
      )
    }
  }
}
