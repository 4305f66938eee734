import Glibc
import Processes

/// Ctrl-C and SIGTERM as something that can be waited for.
struct Interrupt {
  /// Rings when the user wants an end.
  let wakePipe: WakePipe

  /// Set before the handler is, and never again.
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
    // Whoever started this may have blocked them for a while of their own.
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
  }
}
