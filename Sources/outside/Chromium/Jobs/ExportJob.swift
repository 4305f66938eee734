import Bytes
import Decks
public import Diagnostics
import FileTrees
import Glibc
import Reveal
import Workspace

/// What decks are exported to.
public enum ExportTarget: String, CaseIterable { case html, pdf, png }

/// Decks → diagrams → pages → files in a folder.
public struct ExportJob {
  public let decks: [ExportedDeck]
  public let target: ExportTarget
  public let isStandalone: Bool
  /// Which slides are made; all where it is `nil`.
  public let range: SlideRange?
  /// Of a PDF: a page a step, and the speaker's notes below each slide.
  public let hasSteps: Bool
  public let hasNotes: Bool
  /// The folder as it was named.
  public let folder: String

  public init(
    decks: [ExportedDeck], target: ExportTarget, isStandalone: Bool, folder: String, range: SlideRange? = nil,
    hasSteps: Bool = false, hasNotes: Bool = false
  ) {
    (self.decks, self.target, self.isStandalone, self.folder) = (decks, target, isStandalone, folder)
    (self.range, self.hasSteps, self.hasNotes) = (range, hasSteps, hasNotes)
  }

  /// What was made.
  public struct Made {
    /// What was asked for, by the names that lead there.
    public var paths: [String] = []
    public var findings: [Diagnostic] = []
  }

  /// `say` hears what the user should know besides.
  public func run(say: (String) -> Void) throws -> Made {
    guard !decks.isEmpty else { return Made() }
    let browser = Browser()
    defer { browser.close() }
    // Before anything is written.
    let chosen = try decks.map { deck in
      try range?.slides(of: deck.contents.count, named: deck.file.name) ?? Array(deck.contents.indices)
    }
    let drawings = try Diagrams(decks.flatMap(\.contents)).drawn(by: browser, isNeeded: target != .html, say: say)
    let output = try open()
    var made = Made()
    var written: Set<RelativePath> = []
    for (deck, slides) in zip(decks, chosen) {
      let page = deck.page(
        form: form, drawings, hasSpeakerView: true, slides: range == nil ? nil : slides)
      let (tree, name, losses) = try files(of: deck, page, slides, browser, besides: written)
      made.findings += Diagnostic.sorted(
        page.findings + deck.losses(isMeasured: target != .html) + deck.findings(losses, of: slides))
      _ = try output.unlocked { try $0.put(tree) }
      written.formUnion(tree.paths)
      made.paths.append("\(Repository.lead(folder))\(name)")
    }
    return made
  }

  private var form: PageForm { isStandalone ? .standalone : .linked(assets: "assets/") }

  /// What is written for one deck, the name that is told, and what of its slides the files lack.
  private func files(
    of deck: ExportedDeck, _ page: DeckPage, _ slides: [Int], _ browser: Browser, besides written: Set<RelativePath>
  ) throws -> (FileTree, String, [SlideLoss]) {
    var tree = FileTree()
    var losses: [SlideLoss] = []
    func path(_ name: String) throws -> RelativePath {
      try RelativePath(name).orFail("\(deck.file.name) has a name that no file here can have; rename it")
    }
    let name: String
    switch target {
    case .html:
      name = "\(deck.name).html"
      if !isStandalone { return (page.files(named: deck.name, look: deck.look, besides: written), name, []) }
      tree[try path(name)] = page.standalone(look: deck.look)
    case .pdf:
      name = "\(deck.name).pdf"
      let pdf = try browser.chromium().pdf(
        of: "deck.html", in: site(of: deck, page), slides: slides.count, stage: page.stage,
        form: DeckPDF.Form(hasSteps: hasSteps, hasNotes: hasNotes, day: deck.day))
      tree[try path(name)] = pdf.bytes
      losses = pdf.losses
    case .png:
      name = deck.name
      let shown = try browser.chromium().shownPictures(
        of: "deck.html", in: site(of: deck, page), slides: page.grid)
      losses = shown.losses
      let width = max(3, String(deck.contents.count).utf8.count)
      for (slide, picture) in zip(slides, shown.pictures) {
        let file = padded(slide + 1, width)
        tree[try path("\(deck.name)/\(file).png")] = picture
      }
    }
    return (tree, name, losses)
  }

  private func site(of deck: ExportedDeck, _ page: DeckPage) -> VisibleFiles {
    let tree = page.files(named: "deck", look: deck.look)
    return VisibleFiles { path in RelativePath(path).flatMap { tree[$0] } }
  }

  /// Opens the folder, making it where it is not there.
  private func open() throws -> Folder {
    if mkdir(folder, 0o755) != 0, errno != EEXIST { throw FileFault(.makeFolder, folder, .system(errno)) }
    return try Folder(path: folder)
  }
}
