public import FileTrees

/// Something that `verify` found: the archive is not what its manifest says.
public enum Difference: Equatable, Sendable {
  /// A deck that was written is no longer there.
  case missing(RelativePath)
  /// A deck is not as it was written.
  case edited(RelativePath)
  /// There is no manifest, though decks were built.
  case noManifest
  /// What lies in a deck's place cannot be read.
  case unreadable(FileFault)
  /// The link to the line before is wrong: that line was changed, or lines were taken out or put in.
  case chainBroken(line: Int)
  /// A line that the program did not write so.
  case notALine(line: Int)
  /// The last line is not whole, as a power cut leaves it. The next `build` takes it out.
  case tornLine(line: Int)
  /// A run was killed between writing a deck and recording it. The next `build` records it.
  case interrupted(RelativePath)
  /// A deck that the program did not write. It has a right to be there.
  case unrecorded(RelativePath)

  /// Whether it is for information only: nothing is lost and nothing was changed by others.
  public var isNote: Bool {
    switch self {
    case .interrupted, .unrecorded, .tornLine: true
    case .missing, .edited, .noManifest, .unreadable, .chainBroken, .notALine: false
    }
  }
}

extension Difference: CustomStringConvertible {
  public var description: String {
    let manifest = ManifestLines.path
    return switch self {
    case .missing(let path): "\(path) is missing; build its date again, or take it from a backup"
    case .edited(let path):
      "\(path) was edited since it was written; build its date with --force to have it anew and keep this one beside it"
    case .noManifest: "\(manifest) is missing; take it from a backup, or build the dates again"
    case .unreadable(let fault): fault.description
    case .chainBroken(let line):
      "\(manifest):\(line) does not follow the line before it: lines were changed, taken out or put in; compare with a backup"
    case .notALine(let line): "\(manifest):\(line) is not as minutes writes it; compare with a backup"
    case .tornLine(let line): "\(manifest):\(line) is not whole, as after a power cut; the next build takes it out"
    case .interrupted(let path): "\(path) was written by a run that was interrupted; the next build records it"
    case .unrecorded(let path): "\(path) was not built by minutes"
    }
  }
}
