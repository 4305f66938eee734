/// How long to wait for more before looking at what has changed.
///
/// A single save is shown at once. Where many files change, as when another branch is checked out, all are awaited, so that
/// they are read once.
public struct Debounce: Sendable {
  private let start: Int
  private var changed = 0
  private var isDone = false

  /// Begins to wait.
  public init(now: Int) { start = now }

  /// Learns of all that has happened since the first change.
  public mutating func learn(_ changes: Changes) { (changed, isDone) = (changes.paths.count, changes.isDone) }

  /// How many milliseconds of quiet it takes from `now` on, 0 where nobody should wait any longer.
  public func quiet(now: Int) -> Int {
    let waited = now - start
    guard isDone else { return max(0, min(Self.vanished, Self.vanished - waited)) }
    let (quiet, longest) = changed < Self.many ? (Self.short, Self.shortLongest) : (Self.long, Self.longLongest)
    return max(0, min(quiet, longest - waited))
  }

  /// More files than anybody saves at once.
  private static let many = 8
  /// Between the events of one save, which writes, renames and sets times.
  private static let short = 2
  private static let shortLongest = 20
  /// Between two files of a checkout.
  private static let long = 40
  private static let longLongest = 2000
  /// Until a file that has vanished is believed to be gone.
  private static let vanished = 120
}
