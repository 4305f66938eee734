import Archive
import Decks
import Diagnostics
import FileTrees
import HedgeDoc
import Meetings
import Reports

/// The whole way: reports in, one deck out, archived. `minutes build` is this file; begin reading here.
struct BuildJob {
  let repository: Repository
  let date: Day
  let pictures: Community.Pictures

  /// What a build would do, or has done.
  struct Result {
    let path: RelativePath
    let deck: [UInt8]
    let missing: [Team]
    let findings: [Diagnostic]
    let inputs: [ArchivedDeck.Input]
    /// The same deck, as joined pieces.
    let assembly: LocalizedDeck
  }

  private var community: Community { repository.community }
  private var program: String { "minutes \(Minutes.version), pictures: \(pictures.rawValue)" }

  /// Reports → deck; nothing is written.
  func assemble(_ files: CallFiles) throws -> Result {
    let call = CallReports(date, files: files.written, agenda: files.agenda, community: community)
    guard call.isShapeKnown else { throw refusal(call) }
    let findings = CallCheck(repository: repository, files: files).findings(call)
    let assembly = try assembly(call, files)
    return Result(
      path: repository.deckPath(date), deck: assembly.bytes, missing: files.missing(community), findings: findings,
      inputs: files.inputs, assembly: assembly)
  }

  /// The deck of reports, its pictures beside it.
  func assembly(_ call: CallReports, _ files: CallFiles) throws -> LocalizedDeck {
    let deck = try AssembledDeck.assemble(call, community: community, templates: files.templates)
    return LocalizedDeck(deck, pictures: localPictures(deck.bytes, files))
  }

  /// A deck without its agenda would be another one, and take the place of the archived one.
  private func refusal(_ call: CallReports) -> Failure {
    let console = Console()
    console.error(TextReport(color: console.colorsErrors).render(call.diagnostics))
    let agenda = "\(repository.prefix)\(repository.reportsFolder(date))/\(Agenda.fileName)"
    return Failure("\(agenda) and its parts do not make a deck; mend what is named above and run this again")
  }

  /// Deck → archive.
  ///
  /// `replacing` is the SHA-256 of a deck that went into this one.
  ///
  /// - Throws: `ArchiveRefusal` where somebody edited the archived deck; `FileFault`.
  func store(_ result: Result, force: Bool, replacing: String? = nil) throws -> Archive.Stored {
    let errors = result.findings.count { $0.severity == .error }
    return try Archive(root: repository.root).store(
      deck: result.deck, at: result.path, inputs: result.inputs,
      findings: ArchivedDeck.Findings(errors: errors, warnings: result.findings.count - errors), program: program,
      force: force, replacing: replacing)
  }

  /// How many findings there were when the archived deck was made of these very files; `nil` where it was not.
  func findingsOfCurrent(_ files: CallFiles) throws -> ArchivedDeck.Findings? {
    try Archive(root: repository.root).current(
      repository.deckPath(date), inputs: files.inputs, program: program)?.findings
  }

  private func localPictures(_ deck: [UInt8], _ files: CallFiles) -> [Edit] {
    guard pictures == .localize else { return [] }
    let read = Deck(SourceFile(name: repository.deckPath(date).description, bytes: deck))
    return LocalPictures.edits(
      for: read, server: community.hedgedoc, hosts: community.pictureHosts, names: Set(files.pictures.keys),
      others: files.pictureNames)
  }
}

extension CallFiles {
  /// The teams that have delivered nothing, in the order of the deck; in an imported call nobody is late.
  func missing(_ community: Community) -> [Team] {
    if let agenda, Agenda.read(agenda).agenda.isExact { return [] }
    return community.teams.filter { !has($0) || untouched.contains($0.id + ".md") }
  }
}
