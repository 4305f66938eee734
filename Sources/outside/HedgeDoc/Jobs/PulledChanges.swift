import Archive
import Decks
public import Diagnostics
import Digests
public import FileTrees
public import Meetings
import Reports
public import Workspace

/// Our side of a call when its note comes home: the deck, and the reports that it is made of.
public struct PulledChanges {
  private let repository: Repository
  private let date: Day
  private let pictures: Community.Pictures
  private let archived: [UInt8]?
  private let output: JobOutput
  private let files: CallFiles
  /// What the reports make now; `nil` where there are none, or where that is not what counts.
  private let assembly: LocalizedDeck?
  private let plan: BuildPlan?
  /// The deck of our side: what the reports make, unless somebody edited the archived one; `nil` where there is neither.
  public let ours: [UInt8]?

  /// What was written.
  public struct Written {
    public var reports: [RelativePath] = []
    public var deck: RelativePath?
    /// There was none before.
    public var isNew = false
    /// Changes that no report could take, by their first lines.
    public var left: [String] = []
    /// The deck as it is archived now.
    public var deckBytes: [UInt8] = []

    public var isEmpty: Bool { reports.isEmpty && deck == nil }
  }

  public init(repository: Repository, date: Day, pictures: Community.Pictures, archived: [UInt8]?, output: JobOutput)
    throws
  {
    (self.repository, self.date, self.pictures, self.archived) = (repository, date, pictures, archived)
    self.output = output
    files = try repository.files(of: date)
    let newest = try Archive(root: repository.root).newest(repository.layout.deck(of: date))
    // Somebody's own work in the archive counts more than what would be built anew.
    let isAsBuilt =
      archived.map { bytes in
        newest.map { $0.isMadeOfReports && $0.sha256 == SHA256.hex(of: bytes) } ?? false
      } ?? true
    let job = BuildJob(repository: repository, date: date, pictures: pictures)
    let call = files.call(repository.community)
    plan = files.isEmpty || !call.isShapeKnown ? nil : try BuildPlan(job, files, .merge)
    let made = plan?.result.assembly
    let counts = isAsBuilt || made?.bytes == archived
    assembly = counts ? made : nil
    ours = counts ? made?.bytes ?? archived : archived
  }

  /// Writes a deck into reports and archive; `keep` gets what is there before it changes.
  public func write(
    _ merged: [UInt8], keep: (RelativePath, [UInt8], LockedFolder) throws -> Void
  ) throws -> Written {
    var written = Written()
    var isWhole = false
    // Empty lines at the ends of slides are nobody's words, and a deck that is built has none of them.
    var merged = ours.map { SlideEdges.adopted(merged, from: $0) } ?? merged
    if let assembly {
      let takeover = try takeover(assembly, merged)
      (written.left, isWhole) = (takeover.left, takeover.isWhole)
      if isWhole { merged = takeover.made }
      try write(takeover, &written, keep)
    }
    written.deckBytes = merged
    let path = repository.layout.deck(of: date)
    let newest = try Archive(root: repository.root).newest(path)
    if archived == merged, newest?.sha256 == SHA256.hex(of: merged), written.reports.isEmpty { return written }
    if let archived, archived != merged { try repository.root.locked { try keep(path, archived, $0) } }
    let stored = try store(merged, isWhole: isWhole)
    for repair in stored.repairs { output.warn("\(repair)") }
    if stored.outcome != .unchanged { written.deck = path }
    written.isNew = stored.outcome == .created
    return written
  }

  private func takeover(_ assembly: LocalizedDeck, _ merged: [UInt8]) throws -> ReportTakeover {
    let job = BuildJob(repository: repository, date: date, pictures: pictures)
    let known = Dictionary(files.reports.map { ($0.name, $0.file.bytes) }, uniquingKeysWith: { first, _ in first })
    let ground = ReportTakeover.Ground(
      files: known, agenda: files.agenda.map { Agenda.read($0).agenda } ?? Agenda(), community: repository.community
    ) { changed, agenda in
      try plan?.assembly(with: changed, agenda: agenda)
        ?? job.assembly(files.call(repository.community, with: changed, agenda: agenda), files)
    }
    return try ReportTakeover(from: assembly, to: merged, ground)
  }

  private func write(
    _ takeover: ReportTakeover, _ written: inout Written,
    _ keep: (RelativePath, [UInt8], LockedFolder) throws -> Void
  ) throws {
    var texts = takeover.reports.compactMap { name, bytes in
      repository.layout.report(name, of: date).map {
        (path: $0, bytes: bytes, before: files.reports.first { $0.name == name }?.file.bytes)
      }
    }.sorted { $0.path < $1.path }
    if let agenda = takeover.agenda {
      texts.append((repository.layout.agenda(of: date), Array(agenda.yaml.utf8), files.agenda?.bytes))
    }
    for (path, bytes, before) in texts {
      try repository.root.locked { locked in
        if let before {
          try keep(path, before, locked)
          try locked.replace(path, bytes, ifItIs: SHA256.hex(of: before))
        } else if try !locked.create(path, bytes) {
          throw FileFault(.write, path.description, .changedMeanwhile)
        }
      }
      written.reports.append(path)
    }
  }

  /// A deck that its reports make is as if it had been built; another one is never built over in silence.
  private func store(_ merged: [UInt8], isWhole: Bool) throws -> Archive.Stored {
    let replacing = archived.map { SHA256.hex(of: $0) }
    let files = try repository.files(of: date)
    if isWhole {
      let job = BuildJob(repository: repository, date: date, pictures: pictures)
      let result = try BuildPlan(job, files, .merge).result
      if result.deck == merged { return try job.store(result, force: false, replacing: replacing) }
    }
    return try Archive(root: repository.root).store(
      deck: merged, at: repository.layout.deck(of: date), inputs: files.isEmpty ? [] : files.inputs,
      findings: ArchivedDeck.Findings(errors: 0, warnings: 0), program: "minutes \(ProgramVersion.text), pulled",
      replacing: replacing, isPulled: true)
  }
}
