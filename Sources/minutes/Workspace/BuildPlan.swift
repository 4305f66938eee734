public import Archive
import Decks
import Diagnostics
import Digests
import FileTrees
import Meetings
public import Reports

/// What a build makes of a call whose deck may be archived already: nothing that it has goes unasked.
public struct BuildPlan {
  /// How to meet what the archived deck has and its reports do not.
  public enum Mode: Sendable {
    /// Refuse.
    case plain
    /// Keep it, and build the rest.
    case merge
    /// Build without it, and keep the deck beside the new one.
    case force
  }

  public let result: BuildJob.Result
  /// The deck that would lie there.
  public let deck: [UInt8]
  /// Sentences on what was kept or differs, without full stops.
  public private(set) var notes: [String] = []
  /// Slides were kept though their reports are gone or cannot be read.
  public private(set) var keptSlides = false
  /// Why it is not to be written as it is; `nil` where it may.
  public private(set) var refusal: BuildRefusal?
  let writing: DeckWriting

  private let job: BuildJob
  private let files: CallFiles
  private let kept: [AssembledDeck.Kept]
  private let names: [String: String]

  /// - Throws: `FaultyFiles`, `ManifestFault`, `FileFault`.
  public init(_ job: BuildJob, _ files: CallFiles, _ mode: Mode) throws {
    (self.job, self.files) = (job, files)
    let standing = try StandingDeck(job.repository, job.date, files)
    let lost = try LostSlides(standing, files, job, mode)
    (kept, names) = (lost.kept, mode == .force ? [:] : standing.names)
    result = try job.assemble(files, kept: kept, names: names, known: lost.unknown)
    notes = lost.notes
    keptSlides = mode == .merge && !lost.vanished.isEmpty
    if mode == .plain, let first = lost.vanished.first { refusal = .slides(lost.vanished, of: first) }
    if result.parts.isEmpty, files.agenda == nil, mode != .force, standing.current == nil, refusal == nil {
      refusal = .noReport("\(job.repository.prefix)\(job.repository.layout.reports(of: job.date))")
    }
    var deck = result.deck
    var holdsMore = false
    let keepsEdit = standing.known?.kind == .edited && !standing.isEdited
    if let current = standing.current, mode != .force, standing.holdsMore {
      if mode == .merge || keepsEdit {
        if let base = standing.base {
          let theirs = result.parts.map { PartMerge.Part(file: $0.file, range: $0.range) }
          let merge = PartMerge(
            base: (base, standing.parts.map { .init(file: $0.file, range: $0.range) }), ours: current,
            theirs: (result.deck, theirs))
          deck = merge.bytes
          holdsMore = deck != result.deck
          if !merge.conflicts.isEmpty, refusal == nil {
            refusal = .conflict(merge.conflicts.map { standing.place(of: $0, job) }, deck: standing.shown)
          }
        } else if refusal == nil, current != result.deck {
          refusal = .noBase(deck: standing.shown)
        }
      }
    }
    if standing.isLost,
      let known = standing.known, !known.print.isOf(deck, exactly: false)
    {
      notes.append(
        "\(standing.shown) was lost, and the one that is made now is not the same; a backup or the repository's history has it"
      )
    }
    self.deck = deck
    var writing = try job.writing(
      result, deck: deck, knownPictures: mode == .force ? [] : standing.known?.pictures ?? [])
    writing.force = mode == .force
    writing.keepsOriginal = mode == .force && lost.takesSlides
    if holdsMore { (writing.kind, writing.made) = (.edited, result.deck) }
    if mode == .merge || holdsMore || keepsEdit, mode != .force {
      writing.replacing = standing.current.map { SHA256.hex(of: $0) }
    }
    self.writing = writing
  }

  /// The same deck with some reports replaced or added, and perhaps with another agenda.
  public func assembly(with changed: [String: [UInt8]], agenda: Agenda? = nil) throws -> LocalizedDeck {
    try job.assembly(files.call(job.community, with: changed, agenda: agenda, names: names), files, kept: kept)
  }

  /// Brings the deck to its place.
  ///
  /// - Throws: `BuildRefusal`, `ArchiveRefusal`, `ManifestFault`, `FileFault`.
  public func store() throws -> Archive.Stored {
    if let refusal { throw refusal }
    return try job.store(writing, brought: result.brought)
  }

  /// What `store` would do, or the same refusal; writes nothing.
  public func foresee() throws -> Archive.Outcome {
    if let refusal { throw refusal }
    return try Archive(root: job.repository.root).foresee(writing)
  }
}
