import Checks
import Decks
import Diagnostics
import Docusaurus
import FileTrees
import Links
import Meetings
import Parallel
import Reports
import Site
import Synchronization
import Workspace

/// The archive → a folder of Markdown for Docusaurus, on all cores.
struct DocusaurusJob: Sendable {
  let repository: Repository
  let catalogue: Catalogue
  let sources: [RelativePath: FileStamp]
  let writer: SiteWriter

  /// What became of all texts.
  struct Result {
    var records = TextRecords()
    /// Errors, and what keeps them from being published.
    var faults: [Diagnostic] = []
    /// What a page cannot show.
    var findings: [Diagnostic] = []
    /// The files beside pages, as they lie in the archive.
    var files: [String] = []
  }

  /// Makes all pages: each may name places of others, and all of them take less time than a look at who names whom.
  func run() throws -> Result {
    let texts = catalogue.texts
    let root = repository.root
    let unread = Mutex(FileFault?.none)
    let folder = DocusaurusFolder(
      catalogue,
      text: { name in
        guard let path = RelativePath(name) else { return nil }
        do throws(FileFault) {
          return try root.read(path).map { SourceFile(name: name, bytes: $0) }
        } catch {
          unread.withLock { $0 = $0 ?? error }
          return nil
        }
      })
    let names = TeamNames(repository.community.teams)
    let pieces = try Parallel.map(texts.count) { try piece(texts[$0], folder, names) }
    if let fault = unread.withLock({ $0 }) { throw Failure("\(repository.prefix)\(fault)") }
    for category in folder.categories { try writer.put(category.path) { category.bytes } }
    return try gather(pieces)
  }

  /// What became of one text.
  private struct Piece {
    let path: RelativePath
    let stamp: FileStamp
    let checked: [Diagnostic]
    let findings: [Diagnostic]
    let files: [PageFile]
  }

  private func piece(_ text: ArchivedText, _ folder: DocusaurusFolder, _ names: TeamNames) throws -> Piece {
    guard let stamp = sources[text.path], let bytes = try repository.root.read(text.path) else {
      throw Failure("\(repository.prefix)\(text.path) went away while it was read; run this again")
    }
    let shown = SourceFile(name: repository.prefix + text.path.description, bytes: bytes)
    // Read once, for the rules and for the page.
    let deck = Deck(shown)
    let contents = DocusaurusPage.contents(of: deck)
    let community = repository.community
    let checked = Check.run(
      deck.isSlides
        ? CheckInput(deck: deck, date: text.date, community: community, names: names, contents: contents)
        : CheckInput(note: deck, community: community, names: names, contents: contents))
    guard let page = folder.page(text, of: deck, contents: contents),
      let place = folder.pages[text.path.description]
    else {
      return Piece(path: text.path, stamp: stamp, checked: checked, findings: [], files: [])
    }
    try writer.put(place) { page.bytes }
    return Piece(
      path: text.path, stamp: stamp, checked: checked, findings: page.findings,
      files: page.files)
  }

  /// Files beside pages come last, one after the other, each once.
  private func gather(_ pieces: [Piece]) throws -> Result {
    var result = Result()
    for piece in pieces {
      var facts = PageFacts()
      facts.errors = piece.checked.count { $0.severity == .error }
      facts.warnings = piece.checked.count { $0.severity == .warning }
      result.records.set(
        piece.path, Record(stamp: piece.stamp, facts: facts, outputs: [], searched: [], uses: [:], beside: ""))
      result.faults += piece.checked.filter { $0.severity == .error || $0.isSecret }
      result.files += piece.files.map(\.archived)
      result.findings += piece.findings
      for file in piece.files {
        guard let path = RelativePath(file.archived),
          let bytes = try repository.root.read(path).flatMap(PublishedFile.bytes)
        else { continue }
        try writer.put(file.published) { bytes }
      }
    }
    return result
  }
}

extension Diagnostic {
  /// Whether a text with this is not to be published.
  var isSecret: Bool { rule.utf8.elementsEqual("secret-in-text".utf8) }

  /// The same in a file of the same bytes under another name.
  fileprivate func renamed(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: severity, message: message, file: file, range: range, label: label, notes: notes,
      fixes: fixes)
  }
}
