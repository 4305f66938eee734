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
  let output: SiteOutput

  /// Renders every page: tracking which page names places of which other would take longer.
  func run() throws -> RenderedTexts {
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
    let pages = try Parallel.map(texts.count) { try render(texts[$0], folder, names) }
    if let fault = unread.withLock({ $0 }) { throw Failure("\(repository.prefix)\(fault)") }
    for category in folder.categories { try output.put(category.path) { category.bytes } }
    return try gather(pages)
  }

  /// A text whose page has been made.
  private struct RenderedPage {
    let path: RelativePath
    let checked: [Diagnostic]
    let findings: [Diagnostic]
    let files: [PageFile]
  }

  private func render(_ text: ArchivedText, _ folder: DocusaurusFolder, _ names: TeamNames) throws -> RenderedPage {
    guard let bytes = try repository.root.read(text.path) else {
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
      return RenderedPage(path: text.path, checked: checked, findings: [], files: [])
    }
    try output.put(place) { page.bytes }
    return RenderedPage(
      path: text.path, checked: checked, findings: page.findings, files: page.files)
  }

  /// Writes the files beside pages, one after the other, each once.
  private func gather(_ pages: [RenderedPage]) throws -> RenderedTexts {
    var texts = RenderedTexts()
    for page in pages {
      var record = TextRecord()
      record.facts.summary.count(page.checked)
      texts.records.set(page.path, record)
      texts.faults += page.checked.filter(\.isFault)
      texts.findings += page.findings
      texts.files += page.files.map(\.archived)
      for file in page.files {
        guard let path = RelativePath(file.archived),
          let bytes = try repository.root.read(path).flatMap(PublishedFile.bytes)
        else { continue }
        try output.put(file.published) { bytes }
      }
    }
    return texts
  }
}
