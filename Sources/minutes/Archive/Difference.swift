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
  /// What git puts around the two sides of a conflict was left in the manifest.
  case conflictMark(line: Int)
  /// More lines are none of ours than are worth naming.
  case moreFaults(count: Int)
  /// The manifest is there and knows nothing, though decks were built.
  case emptied
  /// A picture that a deck shows is not the one that was recorded with it.
  case pictureChanged(RelativePath, deck: RelativePath)
  /// A run was ended between recording that a deck is taken out, or was moved, and taking it out.
  case removalInterrupted(RelativePath)
  /// A run was ended between the two halves of moving a call.
  case moveInterrupted(from: RelativePath, to: RelativePath)
  /// The last line is not whole, as a power cut leaves it. The next `build` takes it out.
  case tornLine(line: Int)
  /// A run was killed between writing a deck and recording it. The next `build` records it.
  case interrupted(RelativePath)
  /// A deck that was built, and on which there is no line any more.
  case forgotten(RelativePath)
  /// A deck that the program did not write. It has a right to be there.
  case unrecorded(RelativePath)

  /// Whether it is for information only: nothing is lost and nothing was changed by others.
  public var isNote: Bool {
    switch self {
    case .interrupted, .unrecorded, .tornLine, .removalInterrupted, .moveInterrupted: true
    case .missing, .edited, .noManifest, .unreadable, .chainBroken, .notALine, .conflictMark, .moreFaults, .emptied,
      .forgotten,
      .pictureChanged:
      false
    }
  }
}

extension Difference: CustomStringConvertible {
  public var description: String {
    let manifest = ManifestText.path
    return switch self {
    case .missing(let path):
      "\(path) is missing; build its date again, take it from a backup, or say with \"minutes remove\" and its date that it is gone"
    case .edited(let path):
      "\(path) was edited since it was written; \"minutes accept\" with its date takes the edit, and build with --force "
        + "makes it anew and keeps this one beside it"
    case .noManifest:
      "\(manifest) is missing; take it from a backup, or \"minutes verify --repair\" writes one that fits what is there"
    case .emptied:
      "\(manifest) is empty, though decks were built; take it from a backup, or \"minutes verify --repair\" writes one that "
        + "fits what is there"
    case .conflictMark(let line):
      "\(manifest):\(line) is a mark of a merge conflict; both sides' lines belong there: \"minutes verify --repair\" keeps "
        + "them and takes the marks out"
    case .moreFaults(let count): "\(manifest): \(count) more lines are not as minutes writes them"
    case .pictureChanged(let path, let deck):
      "\(path) is not the picture that was archived with \(deck.lastName); \"minutes accept\" with the date takes it, or put "
        + "the one of then back"
    case .removalInterrupted(let path):
      "\(path) was taken out by a run that was interrupted; \"minutes remove\" with its date completes it"
    case .moveInterrupted(let from, let to):
      "\(from) was being moved to \(to) by a run that was interrupted; the same \"minutes move\" completes it"
    case .unreadable(let fault): fault.description
    case .chainBroken(let line):
      "\(manifest):\(line) does not follow the line before it: lines were changed, taken out or put in; compare with a backup, or \"minutes verify --repair\" goes on from here"
    case .notALine(let line):
      "\(manifest):\(line) is not as minutes writes it; compare with a backup, or \"minutes verify --repair\" leaves it out"
    case .tornLine(let line): "\(manifest):\(line) is not whole, as after a power cut; the next build takes it out"
    case .interrupted(let path): "\(path) was written by a run that was interrupted; the next build records it"
    case .forgotten(let path):
      "\(path) was built by minutes, and \(manifest) has no line on it any more; \"minutes verify --repair\" records it"
    case .unrecorded(let path): "\(path) was not built by minutes"
    }
  }
}

extension Difference {
  /// Where in the manifest it is; 0 for what is elsewhere.
  var line: Int {
    switch self {
    case .conflictMark(let line), .notALine(let line), .tornLine(let line), .chainBroken(let line): line
    default: 0
    }
  }
}
