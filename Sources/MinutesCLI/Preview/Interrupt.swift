import Glibc
import Watching

/// Ctrl-C and SIGTERM as something that can be waited for.
struct Interrupt {
  /// Rings when the user wants an end.
  let bell: Bell

  /// Set before the handler is, and never again.
  nonisolated(unsafe) private static var bell: Bell?

  init() throws {
    bell = try Bell()
    Self.bell = bell
    var own = sigset_t()
    sigemptyset(&own)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in Interrupt.bell?.ring() }
      sigaddset(&own, number)
    }
    // Whoever started this may have blocked them for a while of their own.
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
  }
}
