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
    /// It holds what somebody wrote into it, which is in no report.
    case keptEdit
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
      case .keptEdit: "holds what was written into it by hand and is in no report"
      case .pulled: "holds what was written into its note and is in no report"
      }
    let merge = reason == .unknown ? "" : "--merge builds what is new into it, "
    return
      "\(path) \(what), so it stays as it is; \"minutes accept\" takes what is in it, \(merge)--force builds it anew and "
      + "keeps this one as \(keepsAs.lastName)"
  }
}
