import Glibc

/// A moment after which nobody waits any more.
struct Deadline {
  private let end: Int

  init(seconds: Int) { self.init(milliseconds: seconds * 1000) }

  init(milliseconds: Int) { end = Self.now + milliseconds }

  /// What is left, at least 0.
  var milliseconds: Int32 { Int32(clamping: max(0, end - Self.now)) }

  var isOver: Bool { Self.now >= end }

  /// The one of two that comes first.
  static func earlier(_ one: Deadline, _ other: Deadline?) -> Deadline {
    guard let other else { return one }
    return one.end <= other.end ? one : other
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
