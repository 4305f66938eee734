import CCurl
import Glibc

/// `minutes-http`: makes HTTP transfers for `minutes`, which starts it and speaks to it over pipes.
///
/// A program of its own, so that commands that need no network do not pay for one at their start. Its arguments are how
/// many slots there are, which are the descriptors from 3 on, and how many transfers may run at once.
@main
struct Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    guard CommandLine.arguments.count == 3, let slots = Int(CommandLine.arguments[1]), (1...256).contains(slots),
      let atOnce = Int(CommandLine.arguments[2]), atOnce > 0
    else {
      let words = "minutes-http is started by minutes and does nothing by itself; see minutes push --help\n"
      _ = words.withCString { write(STDERR_FILENO, $0, strlen($0)) }
      exit(64)
    }
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let engine = Engine(slots: slots, atOnce: atOnce)
    else { exit(1) }
    exit(engine.run() ? 0 : 1)
  }
}
