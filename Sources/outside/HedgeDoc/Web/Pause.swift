import Glibc

/// Waiting, where a server needs time.
enum Pause {
  /// Does nothing for so many milliseconds.
  static func wait(milliseconds: Int) {
    var left = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    var rest = timespec()
    while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
  }
}
