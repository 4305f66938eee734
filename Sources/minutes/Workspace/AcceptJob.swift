import Archive
import Bytes
import Decks
import Diagnostics
import Digests
public import FileTrees
public import Meetings
import Reports

/// Takes what somebody wrote into an archived deck into the record, and into the reports that it belongs to.
public struct AcceptJob {
  private let repository: Repository
  private let date: Day

  public init(repository: Repository, date: Day) { (self.repository, self.date) = (repository, date) }

  /// What was taken.
  public struct Outcome {
    public let deck: RelativePath
    /// Reports and agenda that have the edits now, and where the earlier ones are kept; `nil` for a new file.
    public var reports: [(path: RelativePath, kept: RelativePath?)] = []
    /// First lines of edits that are in the deck alone, since no report could take them.
    public var left: [String] = []
    /// Pictures that are others now.
    public var pictures: [String] = []
    /// There was nothing to take.
    public var isNothing = false
  }

  /// - Throws: `Failure` where there is no deck, or where its reports changed as well; `ManifestFault`, `FileFault`.
  public func run() throws -> Outcome {
    let archive = Archive(root: repository.root)
    let files = try repository.files(of: date)
    let path = repository.layout.deck(of: date)
    guard let deck = try repository.root.read(path) else {
      throw Failure(
        "\(repository.prefix)\(path) is not there, so there is no edit to take; \"minutes build \(date)\" makes it")
    }
    if Lines.split(deck[...]).contains(where: { $0.starts(with: "<<<<<<< ".utf8) || $0.starts(with: ">>>>>>> ".utf8) })
    {
      throw Failure(
        "\(repository.prefix)\(path) has marks of a merge conflict; choose what stays, take the marks out, and run this again"
      )
    }
    let standing = try StandingDeck(repository, date, files)
    var outcome = Outcome(deck: path)
    let known = standing.known
    outcome.pictures = try known?.pictures.filter { try !archive.isThere($0) && repository.lies($0) }.map(\.path) ?? []
    if let known, !standing.isEdited, known.isMadeOfReports || known.kind == .edited, outcome.pictures.isEmpty,
      known.isMadeOfReports || !files.makes(known)
    {
      outcome.isNothing = true
      return outcome
    }
    let job = BuildJob(repository: repository, date: date, pictures: repository.community.pictures)
    let isShaped = try !files.isEmpty && job.isShapeKnown(files)
    if isShaped, let known {
      try takeIntoReports(deck, standing, known, files, job, &outcome)
    }
    try record(deck, isShaped: isShaped, job)
    return outcome
  }

  /// The edits into the reports; nothing where the reports make the deck already, as after a run that was interrupted.
  private func takeIntoReports(
    _ deck: [UInt8], _ standing: StandingDeck, _ known: ArchivedDeck, _ files: CallFiles, _ job: BuildJob,
    _ outcome: inout Outcome
  ) throws {
    let plan = try BuildPlan(job, files, .merge)
    let made = plan.result.assembly
    if made.bytes == deck { return }
    guard files.makes(known) else {
      throw Failure(
        "the reports of \(date) changed too since \(standing.shown) was built; \"minutes build \(date) --merge\" puts both "
          + "together, and then this takes the edits; nothing was changed")
    }
    let texts = Dictionary(files.reports.map { ($0.name, $0.file.bytes) }, uniquingKeysWith: { first, _ in first })
    let ground = ReportTakeover.Ground(
      files: texts, agenda: files.agenda.map { Agenda.read($0).agenda } ?? Agenda(), community: repository.community
    ) { try plan.assembly(with: $0, agenda: $1) }
    let takeover = try ReportTakeover(from: made, to: deck, ground)
    outcome.left = takeover.left
    var changed = takeover.reports.compactMap { name, bytes in
      repository.layout.report(name, of: date).map { (path: $0, bytes: bytes, before: texts[name]) }
    }.sorted { $0.path < $1.path }
    if let agenda = takeover.agenda {
      changed.append((repository.layout.agenda(of: date), Array(agenda.yaml.utf8), files.agenda?.bytes))
    }
    for (path, bytes, before) in changed {
      try repository.root.locked { locked in
        guard let before else {
          guard try locked.create(path, bytes) else { throw FileFault(.write, path.description, .changedMeanwhile) }
          return outcome.reports.append((path, nil))
        }
        let kept = try locked.keepAside(path, before)
        try locked.replace(path, bytes, ifItIs: SHA256.hex(of: before))
        outcome.reports.append((path, kept))
      }
    }
  }

  private func record(_ deck: [UInt8], isShaped: Bool, _ job: BuildJob) throws {
    try Archive(root: repository.root).record(
      job.standingWriting(deck, isShaped ? repository.files(of: date) : nil))
  }
}

extension BuildJob {
  /// Whether it is known what the deck is to be like.
  func isShapeKnown(_ files: CallFiles) throws -> Bool { files.call(community).isShapeKnown }

  /// What is to be recorded of a deck as it lies there: made of its reports where they make it, else edited.
  func standingWriting(_ deck: [UInt8], _ files: CallFiles?) throws -> DeckWriting {
    let path = repository.layout.deck(of: date)
    guard let files, !files.isEmpty, try isShapeKnown(files) else {
      var writing = DeckWriting(deck: deck, path: path, program: program)
      writing.kind = .edited
      writing.pictures = try repository.shownPictures(deck)
      return writing
    }
    let result = try BuildPlan(self, files, .merge).result
    var writing = try self.writing(result, deck: deck, knownPictures: [])
    if result.deck != deck { (writing.kind, writing.made) = (.edited, result.deck) }
    return writing
  }
}
