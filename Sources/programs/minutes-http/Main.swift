import CCurl
import Glibc

/// `minutes-http`: makes HTTP transfers for `minutes`, which starts it and exchanges messages with it over pipes.
///
/// A separate program, so that commands without network access do not load libcurl when they start. Its arguments are
/// the number of slots, which are the file descriptors from 3 on, and the maximum number of parallel transfers.
@main
struct Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    guard CommandLine.arguments.count == 3, let slots = Int(CommandLine.arguments[1]), (1...256).contains(slots),
      let maximumRunning = Int(CommandLine.arguments[2]), maximumRunning > 0
    else {
      let message = "minutes-http is started by minutes and does nothing by itself; see minutes push --help\n"
      _ = message.withCString { write(STDERR_FILENO, $0, strlen($0)) }
      exit(64)
    }
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK,
      let engine = Engine(slots: slots, maximumRunning: maximumRunning)
    else { exit(1) }
    exit(engine.run() ? 0 : 1)
  }
}
