import Archive
import Decks
import Diagnostics
import FileTrees
import Reports

/// The whole way: reports in, one deck out, archived. `minutes build` is this file; begin reading here.
struct MainJob {
  let repository: Repository
  let date: CallDate
  let pictures: Community.Pictures

  /// What a build would do, or has done.
  struct Result {
    let path: RelativePath
    let deck: [UInt8]
    let missing: [Team]
    let findings: [Diagnostic]
    let inputs: [ArchivedDeck.Input]
  }

  private var community: Community { repository.community }
  private var program: String { "minutes \(Minutes.version), pictures: \(pictures.rawValue)" }

  /// Reports → deck; nothing is written.
  func assemble(_ files: CallFiles) throws -> Result {
    let call = CallReports(date, files: files.written, agenda: files.agenda, community: community)
    guard call.isShapeKnown else { throw refusal(call) }
    let findings = CallCheck(repository: repository, files: files).findings(call)
    let deck = try AssembledDeck.assemble(call, community: community, templates: files.templates).bytes
    return Result(
      path: repository.deckPath(date), deck: withLocalPictures(deck, files), missing: files.missing(community),
      findings: findings, inputs: files.inputs)
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
  /// - Throws: `ArchiveRefusal` where somebody edited the archived deck; `FileFault`.
  func store(_ result: Result, force: Bool) throws -> Archive.Stored {
    let errors = result.findings.count { $0.severity == .error }
    return try Archive(root: repository.root).store(
      deck: result.deck, at: result.path, inputs: result.inputs,
      findings: ArchivedDeck.Findings(errors: errors, warnings: result.findings.count - errors), program: program,
      force: force)
  }

  /// How many findings there were when the archived deck was made of these very files; `nil` where it was not.
  func findingsOfCurrent(_ files: CallFiles) throws -> ArchivedDeck.Findings? {
    try Archive(root: repository.root).current(
      repository.deckPath(date), inputs: files.inputs, program: program)?.findings
  }

  private func withLocalPictures(_ deck: [UInt8], _ files: CallFiles) -> [UInt8] {
    guard pictures == .localize else { return deck }
    let read = Deck(SourceFile(name: repository.deckPath(date).description, bytes: deck))
    let edits = LocalPictures.edits(for: read, server: community.hedgedoc, names: Set(files.pictures.keys))
    return edits.isEmpty ? deck : Edit.apply(edits, to: deck).bytes
  }
}

extension CallFiles {
  /// The teams that have delivered nothing, in the order of the deck; in an imported call nobody is late.
  func missing(_ community: Community) -> [Team] {
    if let agenda, Agenda.read(agenda).agenda.isExact { return [] }
    return community.teams.filter { !has($0) || untouched.contains($0.id + ".md") }
  }
}
