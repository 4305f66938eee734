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
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number) { _ in Interrupt.bell?.ring() } }
  }
}
