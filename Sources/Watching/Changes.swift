/// What has happened in watched folders.
public struct Changes: Sendable, Equatable {
  /// What was touched: a folder's path as it was given, and a name below it.
  public private(set) var paths: Set<String> = []
  /// Folders came, went or moved, so that others may have to be watched.
  public private(set) var needsLook = false
  /// Something is as its writer wants it: written and closed, or moved into place. Where all that happened is that files
  /// vanished or were begun, more is about to follow, as an editor removes a file and writes it anew.
  public private(set) var isDone = false

  public init() {}

  /// Whether nothing has happened.
  public var isEmpty: Bool { paths.isEmpty && !needsLook }

  /// Takes over what happened later.
  public mutating func merge(_ other: Changes) {
    paths.formUnion(other.paths)
    needsLook = needsLook || other.needsLook
    isDone = isDone || other.isDone
  }

  mutating func add(_ path: String, isFolder: Bool, isDone: Bool) {
    paths.insert(path)
    needsLook = needsLook || isFolder
    self.isDone = self.isDone || isDone
  }

  /// The kernel has dropped events: anything may have happened.
  mutating func loseCount() { (needsLook, isDone) = (true, true) }
}
