/// Changes in watched folders.
public struct Changes: Sendable, Equatable {
  /// The paths that were touched: a folder's path as it was given, with a name below it.
  public private(set) var paths: Set<String> = []
  /// Those of `paths` that are complete: written and closed, or moved into place.
  private var done: Set<String> = []
  /// Whether folders were created, deleted or moved, so that other folders may have to be watched.
  public private(set) var needsLook = false
  /// Whether the kernel dropped events, so that anything may have changed.
  private var hasLostEvents = false

  public init() {}

  /// Whether nothing has changed.
  public var isEmpty: Bool { paths.isEmpty && !needsLook }

  /// Whether a file was completed. If files only disappeared or were begun, more changes will follow, as when an editor
  /// deletes a file and writes it anew.
  public var isDone: Bool { hasLostEvents || !done.isEmpty }

  /// Adds later changes.
  public mutating func merge(_ other: Changes) {
    paths.formUnion(other.paths)
    done.formUnion(other.done)
    needsLook = needsLook || other.needsLook
    hasLostEvents = hasLostEvents || other.hasLostEvents
  }

  /// Only the changes of interest: an editor's temporary files, for example, are not.
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

  mutating func loseCount() { (needsLook, hasLostEvents) = (true, true) }
}
