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
    /// The note lies beside the deck, and why; whether `force` would take it all the same.
    case kept(as: RelativePath, doubts: [String], canBeForced: Bool)
    /// The note holds what looks like credentials, so that nothing of it was written anywhere.
    case secrets([String])
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
    let (written, running) = RunningUpload.removed(from: text)
    let reference = known?.deck ?? archived
    let arrived = try deck(of: written, note, known)
    let name = path.description
    let raw = PulledText(arrived, name: name, community: repository.community)
    if let hindrance = raw.hindrance {
      return .kept(as: try keepBeside(arrived), doubts: [hindrance], canBeForced: false)
    }
    if !force {
      let secrets = raw.secrets(unknownTo: [known?.deck, archived].compactMap { $0 })
      guard secrets.isEmpty else { return .secrets(secrets) }
    }
    let local = try localize(Deck(SourceFile(name: name, bytes: arrived)))
    let theirs = reference.map { SlideEdges.adopted(local, from: $0) } ?? local
    let pulled = PulledText(theirs, name: name, community: repository.community)
    let doubts = pulled.doubts(before: reference)
    if !doubts.isEmpty, !force { return .kept(as: try keepBeside(theirs), doubts: doubts, canBeForced: true) }
    say(pulled, running, before: reference)

    let changes = try PulledChanges(
      repository: repository, date: date, pictures: pictures, archived: archived, output: output)
    let ours = changes.ours
    guard let base = known?.deck ?? (ours == nil || ours == theirs ? theirs : nil) else {
      guard force else {
        return .kept(
          as: try keepBeside(theirs),
          doubts: ["the archive has another deck of this call, and nobody knows when both were the same"],
          canBeForced: true)
      }
      return try finish(changes, theirs, note, text, theirs, known)
    }
    let merge = DeckMerge(base: base, ours: ours ?? base, theirs: theirs)
    if !merge.conflicts.isEmpty, !force {
      return .conflicts(merge.conflicts, keptAs: try keepBeside(merge.bytes))
    }
    return try finish(changes, force ? merge.withTheirs : merge.bytes, note, text, theirs, known)
  }

  /// What people have to look at themselves.
  private func say(_ pulled: PulledText, _ running: [Int], before: [UInt8]?) {
    for line in running {
      output.warn(
        "line \(line) of the note: an upload is still running there and is left out; pull again when it has ended")
    }
    guard let before else { return }
    for box in BoxChange.all(from: before, to: pulled.deck.file.bytes) {
      output.warn(
        "line \(box.line): box \(box.isTicked ? "ticked" : "cleared"): \(box.text); look whether it is the one that was meant"
      )
    }
    for picture in pulled.strangers(before: before) {
      output.warn("\(picture) lies on another server and will be gone one day; upload it into the note, and pull again")
    }
  }

  /// The deck that the note's text stands for, as far as that can be known without looking at pictures.
  private func deck(of text: [UInt8], _ note: NoteAddress, _ known: NoteRecord?) throws -> [UInt8] {
    func whole(_ lines: [UInt8]) -> [UInt8] {
      pictures == .localize ? RelativeUpload.resolved(lines, on: note.server, note.interface) : lines
    }
    guard let known else {
      let plain = NoteText.withPlainLineEnds(text)
      return whole(plain.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(plain.dropFirst(3)) : plain)
    }
    let base = Deck(SourceFile(name: path.description, bytes: known.deck))
    let shown = try NotePictures(repository: repository).shown(in: base).pictures
    let sent = NoteText(
      deck: known.deck, pictures: NotePictures.edits(shown, known.pictures), interface: known.note.interface)
    return sent.deck(of: text) { NotePictures.local(whole($0), known.pictures) }
  }

  private func finish(
    _ changes: PulledChanges, _ merged: [UInt8], _ note: NoteAddress, _ text: [UInt8], _ theirs: [UInt8],
    _ known: NoteRecord?
  ) throws -> Outcome {
    let written = try changes.write(merged, keep: files.keep)
    let record = NoteRecord(
      note: note, textSHA256: SHA256.hex(of: text), deck: SlideEdges.adopted(theirs, from: written.deckBytes),
      pictures: known?.pictures ?? [], former: try files.read()?.formerNotes(besides: note) ?? [])
    try files.write(record)
    return written.isEmpty ? .nothingNew : .taken(written)
  }

  private func keepBeside(_ bytes: [UInt8]) throws -> RelativePath {
    try repository.root.locked { locked in
      let place = try repository.root.placeToKeep(bytes, of: path, ending: "pulled")
      try locked.create(place, bytes)
      return place
    }
  }
}
