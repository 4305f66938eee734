import Glibc
import Processes

/// Makes SIGINT, SIGTERM and SIGHUP readable through a pipe, for the event loop.
struct Interrupt {
  /// Signalled when one of the signals arrives.
  let wakePipe: WakePipe

  /// The handler's copy. Set once, before the handler is installed.
  nonisolated(unsafe) private static var wakePipe: WakePipe?

  init() throws {
    wakePipe = try WakePipe()
    Self.wakePipe = wakePipe
    var own = sigset_t()
    sigemptyset(&own)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in Interrupt.wakePipe?.signal() }
      sigaddset(&own, number)
    }
    // The parent process may have started this one with the signals blocked.
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
  }
}
