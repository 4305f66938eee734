import Bytes

/// A time limit, on the monotonic clock.
struct Deadline {
  private let end: Int

  init(seconds: Int) { self.init(milliseconds: seconds * 1000) }

  init(milliseconds: Int) { end = MonotonicClock.now + milliseconds }

  /// Milliseconds until the deadline, at least 0.
  var milliseconds: Int { max(0, end - MonotonicClock.now) }

  var hasPassed: Bool { MonotonicClock.now >= end }

  /// Returns the earlier of two deadlines.
  static func earlier(_ one: Deadline, _ other: Deadline?) -> Deadline {
    guard let other else { return one }
    return one.end <= other.end ? one : other
  }
}
