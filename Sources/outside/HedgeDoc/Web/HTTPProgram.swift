import Bytes
public import FileTrees
import Glibc
import Processes
import Transfers

/// The running `minutes-http`. It ends by itself when the pipe to it closes, so that none survives a killed `minutes`.
public final class HTTPProgram {
  private let process: ChildProcess
  private let slots: [UnnamedFile]
  private var pending: [UInt8] = []

  /// Starts the program; `folder` is where the bodies of transfers are to lie, of which `atOnce` run at a time.
  public init(_ program: String, folder: Folder, slots count: Int, atOnce: Int, environment: [String: String]) throws {
    slots = try (0..<count).map { _ in try UnnamedFile(in: folder) }
    let errors: ProgramStart.File = fcntl(STDERR_FILENO, F_GETFD) >= 0 ? .descriptor(STDERR_FILENO) : .nothing
    var start = ProgramStart(
      program, ["\(count)", "\(atOnce)"],
      files: [.input, .output, errors] + slots.map { .descriptor($0.number) })
    start.environment = environment.filter { Self.isPassed($0.key) }.map { "\($0.key)=\($0.value)" }
    do throws(ChildProcess.Fault) {
      process = try ChildProcess(start)
    } catch .noPipe(let code) {
      throw WebFault("no pipe could be made: \(String(cString: strerror(code)))")
    } catch {
      throw WebFault("\(program) could not be started: \(error.reason); name another with MINUTES_HTTP")
    }
  }

  /// The same as what makes transfers.
  public var transport: Transport { Transport(slots: slots, send: send, next: next) }

  private func send(_ request: TransferRequest) throws {
    do { try process.send(request.frame) } catch { throw Self.ended }
  }

  private func next(milliseconds: Int) throws -> TransferAnswer? {
    let end = MonotonicClock.now + milliseconds
    while true {
      do {
        if let answer = try TransferAnswer.take(from: &pending) { return answer }
      } catch {
        throw WebFault("minutes-http is not of the same version as minutes; install both anew")
      }
      do {
        guard let bytes = try process.receive(milliseconds: end - MonotonicClock.now) else {
          if MonotonicClock.now >= end { return nil }
          continue
        }
        pending += bytes
      } catch {
        throw Self.ended
      }
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
