public import Archive
import Decks
public import Diagnostics
public import FileTrees
public import Meetings
public import Reports

/// The whole way: reports in, one deck out, archived. `minutes build` is this file; begin reading here.
public struct BuildJob {
  public let repository: Repository
  public let date: Day
  public let pictures: Community.Pictures

  /// The way of one call; `pictures` says what becomes of uploads that it shows.
  public init(repository: Repository, date: Day, pictures: Community.Pictures) {
    (self.repository, self.date, self.pictures) = (repository, date, pictures)
  }

  /// What a build would do, or has done.
  public struct Result {
    public let path: RelativePath
    public let deck: [UInt8]
    public let missing: [Team]
    public let findings: [Diagnostic]
    public let inputs: [ArchivedDeck.Input]
    /// The same deck, as joined pieces.
    public let assembly: LocalizedDeck
  }

  private var community: Community { repository.community }
  private var program: String { "minutes \(ProgramVersion.text), pictures: \(pictures.rawValue)" }

  /// Reports → deck; nothing is written.
  public func assemble(_ files: CallFiles) throws -> Result {
    let call = CallReports(date, files: files.written, agenda: files.agenda, community: community)
    guard call.isShapeKnown else { throw refusal(call) }
    let findings = CallCheck(repository: repository, files: files).findings(call)
    let assembly = try assembly(call, files)
    return Result(
      path: repository.layout.deck(of: date), deck: assembly.bytes, missing: files.missing(community),
      findings: findings,
      inputs: files.inputs, assembly: assembly)
  }

  /// The deck of reports, its pictures beside it.
  public func assembly(_ call: CallReports, _ files: CallFiles) throws -> LocalizedDeck {
    let deck = try AssembledDeck.assemble(call, community: community, templates: files.templates)
    return LocalizedDeck(deck, pictures: localPictures(deck.bytes, files))
  }

  /// A deck without its agenda would be another one, and take the place of the archived one.
  private func refusal(_ call: CallReports) -> FaultyFiles {
    let agenda = "\(repository.prefix)\(repository.layout.reports(of: date))/\(Agenda.fileName)"
    return FaultyFiles(
      call.diagnostics, "\(agenda) and its parts do not make a deck; fix what is named above and run this again")
  }

  /// Deck → archive.
  ///
  /// `replacing` is the SHA-256 of a deck that went into this one.
  ///
  /// - Throws: `ArchiveRefusal` where somebody edited the archived deck; `FileFault`.
  public func store(_ result: Result, force: Bool, replacing: String? = nil) throws -> Archive.Stored {
    let errors = result.findings.count { $0.severity == .error }
    return try Archive(root: repository.root).store(
      deck: result.deck, at: result.path, inputs: result.inputs,
      findings: ArchivedDeck.Findings(errors: errors, warnings: result.findings.count - errors), program: program,
      force: force, replacing: replacing)
  }

  /// How many findings there were when the archived deck was made of these very files; `nil` where it was not.
  public func findingsOfCurrent(_ files: CallFiles) throws -> ArchivedDeck.Findings? {
    try Archive(root: repository.root).current(
      repository.layout.deck(of: date), inputs: files.inputs, program: program)?.findings
  }

  private func localPictures(_ deck: [UInt8], _ files: CallFiles) -> [Edit] {
    guard pictures == .localize else { return [] }
    let read = Deck(SourceFile(name: repository.layout.deck(of: date).description, bytes: deck))
    return LocalPictures.edits(
      for: read, server: community.hedgedoc, hosts: community.pictureHosts, names: Set(files.pictures.keys),
      others: files.pictureNames)
  }
}

extension CallFiles {
  /// The teams that have delivered nothing, in the order of the deck; in an imported call nobody is late.
  public func missing(_ community: Community) -> [Team] {
    if let agenda, Agenda.read(agenda).agenda.isExact { return [] }
    return community.teams.filter { !has($0) || untouched.contains($0.id + ".md") }
  }
}
