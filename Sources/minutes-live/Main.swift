import FlyingFox
import FlyingSocks
import Glibc
import Transfers

/// `minutes-live`: serves the live preview's pages to browsers on this machine. `minutes serve` starts it, makes all that
/// it serves and speaks to it over pipes; it opens no file by itself, and ends when the pipe closes.
///
/// A program of its own, so that commands that serve nothing do not pay for a server at their start. Its argument is the
/// port, 0 for any that is free.
@main
struct Main {
  static func main() async {
    // Ctrl-C is for minutes, whose end is the end of the pipe.
    for number in [SIGPIPE, SIGINT, SIGHUP] { signal(number, SIG_IGN) }
    guard CommandLine.arguments.count == 2, let port = UInt16(CommandLine.arguments[1]) else {
      let words = "minutes-live is started by minutes and does nothing by itself; see minutes serve --help\n"
      _ = words.withCString { write(STDERR_FILENO, $0, strlen($0)) }
      exit(64)
    }
    let parent = ParentPipe()
    let gateway = Gateway(parent)
    do {
      let server = HTTPServer(
        address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled, handler: PageHandler(gateway: gateway))
      let announcement = Task {
        try await server.waitUntilListening()
        if case .ip4(_, let port)? = await server.listeningAddress { parent.send(.listening(port: Int(port))) }
      }
      parent.follow { gateway.take($0) }
      try await server.run()
      announcement.cancel()
    } catch SocketError.failed(_, let code, _) {
      parent.send(.failed(code: Int(code)))
    } catch {
      parent.send(.failed(code: Int(EIO)))
    }
    parent.flush()
    exit(1)
  }
}
