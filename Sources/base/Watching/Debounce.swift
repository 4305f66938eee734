/// Decides how long to wait for more changes before reading them.
///
/// A single save is shown at once. If many files change, as when another branch is checked out, it waits for all, so
/// that they are read once.
public struct Debounce: Sendable {
  private let start: Int
  private var changed = 0
  private var isDone = false

  /// Starts the wait at `now`, in milliseconds.
  public init(now: Int) { start = now }

  /// Records all changes since the first one.
  public mutating func learn(_ changes: Changes) { (changed, isDone) = (changes.paths.count, changes.isDone) }

  /// Milliseconds without changes to wait for from `now`; 0 if the wait is over.
  public func quiet(now: Int) -> Int {
    let waited = now - start
    guard isDone else { return max(0, min(Self.vanished, Self.vanished - waited)) }
    let (quiet, longest) = changed < Self.many ? (Self.short, Self.shortLongest) : (Self.long, Self.longLongest)
    return max(0, min(quiet, longest - waited))
  }

  /// More files than a single save changes.
  private static let many = 8
  /// Milliseconds between the events of one save (write, rename, set times).
  private static let short = 2
  private static let shortLongest = 20
  /// Milliseconds between two files of a checkout.
  private static let long = 40
  private static let longLongest = 2000
  /// Milliseconds until a missing file counts as deleted.
  private static let vanished = 120
}
