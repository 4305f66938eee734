import Archive
public import Decks
public import Diagnostics
import Digests
public import FileTrees
public import Meetings
public import Reports
public import Workspace

/// A note → the archived deck, and the reports that its changes belong to.
public struct PullJob {
  public let repository: Repository
  public let date: Day
  public let pictures: Community.Pictures
  /// Whether the note counts more than the archive.
  public let force: Bool
  private let output: JobOutput

  public init(
    repository: Repository, date: Day, pictures: Community.Pictures, force: Bool, output: JobOutput
  ) {
    (self.repository, self.date, self.pictures, self.force) = (repository, date, pictures, force)
    self.output = output
  }

  /// What came of it.
  public enum Outcome {
    case nothingNew
    /// Paths that changed, and changes that are in the deck alone.
    case taken(PulledChanges.Written)
    /// The note lies beside the deck, and why.
    case kept(as: RelativePath, doubts: [String])
    /// The same with marks around what both sides changed.
    case conflicts([DeckMerge.Conflict], keptAs: RelativePath)
  }

  private var path: RelativePath { repository.layout.deck(of: date) }
  private var files: NoteFiles { NoteFiles(repository: repository, date: date) }

  /// `known` is what is kept of the note; `fetched` localises a deck's pictures, fetching what is missing.
  public func run(
    _ note: NoteAddress, text: [UInt8], known: NoteRecord?, localize: (Deck) throws -> [UInt8]
  ) throws -> Outcome {
    let archived = try repository.root.read(path)
    let theirs = try localize(deck(of: text, known))
    let reference = known?.deck ?? archived
    let doubts = PulledText(theirs, name: path.description, community: repository.community).doubts(before: reference)
    // What is no text cannot be taken by force either.
    if !doubts.isEmpty, !force || TextFault.first(in: theirs) != nil { return try keep(theirs, doubts) }

    let changes = try PulledChanges(
      repository: repository, date: date, pictures: pictures, archived: archived, output: output)
    let ours = changes.ours
    guard let base = known?.deck ?? (ours == nil || ours == theirs ? theirs : nil) else {
      guard force else {
        return try keep(theirs, ["the archive has another deck of this call, and nobody knows when both were the same"])
      }
      return try finish(changes, theirs, note, text, theirs, known)
    }
    let merge = DeckMerge(base: base, ours: ours ?? base, theirs: theirs)
    if !merge.conflicts.isEmpty, !force {
      return .conflicts(merge.conflicts, keptAs: try keepBeside(merge.bytes))
    }
    return try finish(changes, force ? merge.withTheirs : merge.bytes, note, text, theirs, known)
  }

  /// The deck that the note's text stands for, as far as that can be known without looking at pictures.
  private func deck(of text: [UInt8], _ known: NoteRecord?) throws -> Deck {
    let name = path.description
    guard let known else { return Deck(SourceFile(name: name, bytes: text)) }
    let base = Deck(SourceFile(name: name, bytes: known.deck))
    let shown = try NotePictures(repository: repository).shown(in: base)
    let sent = NoteText(
      deck: known.deck, pictures: NotePictures.edits(shown, known.pictures), interface: known.note.interface)
    let bytes = sent.deck(of: text) { NotePictures.local($0, known.pictures) }
    return Deck(SourceFile(name: name, bytes: bytes))
  }

  private func finish(
    _ changes: PulledChanges, _ merged: [UInt8], _ note: NoteAddress, _ text: [UInt8], _ theirs: [UInt8],
    _ known: NoteRecord?
  ) throws -> Outcome {
    let written = try changes.write(merged, keep: files.keep)
    try files.write(
      NoteRecord(note: note, textSHA256: SHA256.hex(of: text), deck: theirs, pictures: known?.pictures ?? []))
    return written.isEmpty ? .nothingNew : .taken(written)
  }

  private func keep(_ bytes: [UInt8], _ doubts: [String]) throws -> Outcome {
    .kept(as: try keepBeside(bytes), doubts: doubts)
  }

  private func keepBeside(_ bytes: [UInt8]) throws -> RelativePath {
    try repository.root.locked { locked in
      let place = try repository.root.placeToKeep(bytes, of: path, ending: "pulled")
      try locked.create(place, bytes)
      return place
    }
  }
}
