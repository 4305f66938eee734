/// What has happened in watched folders.
public struct Changes: Sendable, Equatable {
  /// What was touched: a folder's path as it was given, and a name below it.
  public private(set) var paths: Set<String> = []
  /// Those of `paths` that are as their writer wants them: written and closed, or moved into place.
  private var done: Set<String> = []
  /// Folders came, went or moved, so that others may have to be watched.
  public private(set) var needsLook = false
  /// The kernel has dropped events: anything may have happened.
  private var hasLostCount = false

  public init() {}

  /// Whether nothing has happened.
  public var isEmpty: Bool { paths.isEmpty && !needsLook }

  /// Where all that happened is that files vanished or were begun, more is about to follow, as an editor removes a file and
  /// writes it anew.
  public var isDone: Bool { hasLostCount || !done.isEmpty }

  /// Takes over what happened later.
  public mutating func merge(_ other: Changes) {
    paths.formUnion(other.paths)
    done.formUnion(other.done)
    needsLook = needsLook || other.needsLook
    hasLostCount = hasLostCount || other.hasLostCount
  }

  /// What of it is of interest: an editor's own files come and go without a meaning.
  public func only(_ isOfInterest: (String) -> Bool) -> Changes {
    var changes = self
    changes.paths = paths.filter(isOfInterest)
    changes.done = done.intersection(changes.paths)
    return changes
  }

  mutating func add(_ path: String, isFolder: Bool, isDone: Bool) {
    paths.insert(path)
    if isDone { done.insert(path) }
    needsLook = needsLook || isFolder
  }

  mutating func loseCount() { (needsLook, hasLostCount) = (true, true) }
}
