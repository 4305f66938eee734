import Glibc

/// A clock that never goes backwards, whatever happens to the system's time.
public enum MonotonicClock {
  /// Milliseconds since an arbitrary start.
  public static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
