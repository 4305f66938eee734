public import FileTrees

/// A deck that was not written, since what lies in its place is somebody's work.
public struct ArchiveRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// How it is known that somebody else's work lies there.
  public enum Reason: Sendable {
    /// The program wrote it, and then somebody edited it.
    case edited
    /// The archive's manifest knows nothing of it.
    case unknown
    /// It holds what people wrote into its note, and its reports do not.
    case pulled
  }

  public let path: RelativePath
  public let reason: Reason
  /// Where `--force` would keep it.
  public let keepsAs: RelativePath

  public var description: String {
    let what =
      switch reason {
      case .edited: "was edited since it was written"
      case .unknown: "is there already and was not built by minutes"
      case .pulled: "holds what was written into its note and is in no report"
      }
    return "\(path) \(what), so it stays as it is; --force builds it anew and keeps this one as \(keepsAs.lastName)"
  }
}
