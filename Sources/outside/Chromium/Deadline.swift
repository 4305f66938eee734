import Bytes

/// A moment after which nobody waits any more.
struct Deadline {
  private let end: Int

  init(seconds: Int) { self.init(milliseconds: seconds * 1000) }

  init(milliseconds: Int) { end = MonotonicClock.now + milliseconds }

  /// What is left, at least 0.
  var milliseconds: Int { max(0, end - MonotonicClock.now) }

  var isOver: Bool { MonotonicClock.now >= end }

  /// The one of two that comes first.
  static func earlier(_ one: Deadline, _ other: Deadline?) -> Deadline {
    guard let other else { return one }
    return one.end <= other.end ? one : other
  }
}
