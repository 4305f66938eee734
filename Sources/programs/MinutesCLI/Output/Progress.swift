import Glibc

/// How far something is that takes time: a line that is written over, on a terminal alone.
struct Progress {
  private let what: String
  private let all: Int
  private let isShown: Bool

  init(_ what: String, of all: Int) {
    (self.what, self.all) = (what, all)
    isShown = all > 1 && isatty(STDERR_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  func show(_ done: Int) {
    guard isShown else { return }
    Console().error(done < all ? "\r\(what): \(done) of \(all)" : "\r\u{1B}[K")
  }
}
