public import Checks
public import Meetings
import Reports

/// What the teams showed in earlier calls, read once for each call.
public final class PreviousCalls {
  /// Nothing is known at first.
  public init() {}

  private var known: [Day: Repeats?] = [:]

  /// The slides of the newest call before `date`; `nil` for the first call.
  public func repeats(before date: Day, _ names: TeamNames, in repository: Repository) -> Repeats? {
    if let repeats = known[date] { return repeats }
    let repeats = PreviousCall(repository).repeats(before: date, names)
    known[date] = .some(repeats)
    return repeats
  }

  /// Forgets what the reports of these calls may have changed; all of it without any.
  public func forget(_ changed: [Day]?) {
    guard let changed else {
      known = [:]
      return
    }
    known = known.filter { entry in !changed.contains { $0 < entry.key } }
  }
}
