import Glibc

/// Time that only goes on, whatever is done to the clock of the day.
public enum MonotonicClock {
  /// Milliseconds from anywhere.
  public static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
