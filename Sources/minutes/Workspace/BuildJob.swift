public import Archive
import Decks
public import Diagnostics
public import FileTrees
public import Meetings
public import Reports

/// The whole way: reports in, one deck out, archived. `minutes build` is this file and `BuildPlan`; begin reading here.
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
    /// What became of each report.
    public let parts: [ArchivedDeck.Part]
    /// Pictures that come into the archive with it, by their path there.
    public let brought: FileTree
  }

  var community: Community { repository.community }
  var program: String { "minutes \(ProgramVersion.text), pictures: \(pictures.rawValue)" }

  /// Reports → deck; nothing is written.
  ///
  /// `kept` are slides that stay though no report makes them, `names` those that teams had, by the name of the report; `known` are
  /// reports that no team has, and of which something else has been said.
  public func assemble(
    _ files: CallFiles, kept: [AssembledDeck.Kept] = [], names: [String: String] = [:], known: Set<String> = []
  ) throws -> Result {
    let call = CallReports(date, files: files.written, agenda: files.agenda, community: community, names: names)
    guard call.isShapeKnown else { throw refusal(call) }
    let unread = call.strays.filter { file in
      known.contains { file.name.utf8.suffix($0.utf8.count + 1).elementsEqual("/\($0)".utf8) }
    }
    let findings = CallCheck(repository: repository, files: files).findings(call).filter { finding in
      !unread.contains { $0 === finding.file }
    }
    let brought = try BroughtPictures(files, in: repository)
    let assembly = try assembly(call, files, kept: kept, brought)
    let parts = assembly.deck.parts.map { part in
      ArchivedDeck.Part(
        file: part.file, name: (call.reports[part.file] ?? call.extras[part.file])?.team.name ?? names[part.file] ?? "",
        range: assembly.place(of: part))
    }
    return Result(
      path: repository.layout.deck(of: date), deck: assembly.bytes, missing: files.missing(community),
      findings: findings, inputs: files.inputs, assembly: assembly, parts: parts, brought: brought.tree(assembly.bytes))
  }

  /// The deck of reports, its pictures beside it.
  public func assembly(
    _ call: CallReports, _ files: CallFiles, kept: [AssembledDeck.Kept] = []
  ) throws -> LocalizedDeck {
    try assembly(call, files, kept: kept, BroughtPictures(files, in: repository))
  }

  private func assembly(
    _ call: CallReports, _ files: CallFiles, kept: [AssembledDeck.Kept], _ brought: BroughtPictures
  ) throws -> LocalizedDeck {
    let deck = try AssembledDeck.assemble(call, community: community, templates: files.templates, kept: kept)
    return LocalizedDeck(deck, pictures: localPictures(deck.bytes, files) + brought.edits(deck, call, community))
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
  /// - Throws: `ArchiveRefusal` where somebody edited the archived deck; `ManifestFault`, `FileFault`.
  public func store(_ result: Result, force: Bool, replacing: String? = nil) throws -> Archive.Stored {
    var writing = try writing(result, knownPictures: [])
    (writing.force, writing.replacing) = (force, replacing)
    return try store(writing, brought: result.brought)
  }

  /// The pictures first, so that the deck shows them from its first moment on.
  func store(_ writing: DeckWriting, brought: FileTree) throws -> Archive.Stored {
    if !brought.isEmpty { try repository.root.locked { _ = try $0.create(brought) } }
    return try Archive(root: repository.root).store(writing)
  }

  /// What is to be recorded of a deck. A picture that was known and is another one now stays as it was known: only `accept` takes it.
  func writing(_ result: Result, deck: [UInt8]? = nil, knownPictures: [ArchivedDeck.Input]) throws -> DeckWriting {
    let errors = result.findings.count { $0.severity == .error }
    var writing = DeckWriting(deck: deck ?? result.deck, path: result.path, program: program)
    (writing.inputs, writing.parts) = (result.inputs, result.parts)
    writing.findings = ArchivedDeck.Findings(errors: errors, warnings: result.findings.count - errors)
    let shown = try repository.shownPictures(writing.deck, brought: result.brought)
    writing.pictures = shown.map { picture in knownPictures.first { $0.path == picture.path } ?? picture }
    return writing
  }

  /// The line on the archived deck where it was made of these very files; `nil` where it was not.
  public func current(_ files: CallFiles) throws -> ArchivedDeck? {
    try Archive(root: repository.root).current(repository.layout.deck(of: date), inputs: files.inputs, program: program)
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
    return community.teams(on: date).filter { !has($0) }
  }
}
