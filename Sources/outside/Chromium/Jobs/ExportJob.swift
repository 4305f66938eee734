import Bytes
import Decks
public import Diagnostics
import FileTrees
import Glibc
import Reveal
import Workspace

/// Export format.
public enum ExportTarget: String, CaseIterable { case html, pdf, png }

/// Exports decks to a folder: draws their diagrams, makes their pages, and writes files in the target's format.
public struct ExportJob {
  public let decks: [ExportedDeck]
  public let target: ExportTarget
  public let isStandalone: Bool
  /// Which slides are made; all where it is `nil`.
  public let range: SlideRange?
  /// Of a PDF: a page a step, and the speaker's notes below each slide.
  public let hasSteps: Bool
  public let hasNotes: Bool
  /// The output folder, as the user wrote it.
  public let folder: String

  public init(
    decks: [ExportedDeck], target: ExportTarget, isStandalone: Bool, folder: String, range: SlideRange? = nil,
    hasSteps: Bool = false, hasNotes: Bool = false
  ) {
    (self.decks, self.target, self.isStandalone, self.folder) = (decks, target, isStandalone, folder)
    (self.range, self.hasSteps, self.hasNotes) = (range, hasSteps, hasNotes)
  }

  /// Result of an export.
  public struct Result {
    /// Path of the file or folder of each deck, beginning with the output folder.
    public var paths: [String] = []
    /// Losses and other findings about the decks.
    public var findings: [Diagnostic] = []
  }

  /// Writes the files. Existing ones are replaced.
  ///
  /// `output` gets warnings, such as about a missing Chromium.
  ///
  /// - Throws: `FileFault` if a file cannot be written, `ExportFault` if Chromium fails.
  public func run(_ output: JobOutput) throws -> Result {
    guard !decks.isEmpty else { return Result() }
    let browser = Browser()
    defer { browser.close() }
    // Before anything is written.
    let chosen = try decks.map { deck in
      try range?.slides(of: deck.contents.count, named: deck.file.name) ?? Array(deck.contents.indices)
    }
    let diagrams = DiagramService(browser: browser, warn: output.warn)
    let drawings = try diagrams.drawings(of: decks.flatMap(\.contents), isNeeded: target != .html)
    for remark in Set(decks.flatMap(\.remarks)).sorted() { output.warn(remark) }
    let directory = try open()
    var result = Result()
    var written: Set<RelativePath> = []
    for (deck, slides) in zip(decks, chosen) {
      let page = deck.page(
        form: form, drawings, hasSpeakerView: true, slides: range == nil ? nil : slides)
      let (tree, name, losses) = try files(of: deck, page, slides, browser, besides: written)
      result.findings += Diagnostic.sorted(
        page.findings + deck.losses(isMeasured: target != .html) + deck.findings(losses, of: slides))
      if target != .html,
        let finding = try FontCheck(deck: deck).finding(browser, on: "deck.html", in: site(of: deck, page))
      {
        result.findings.append(finding)
      }
      _ = try directory.unlocked { try $0.put(tree) }
      if target == .png { try takeAway(from: deck.name, besides: tree, in: directory) }
      written.formUnion(tree.paths)
      result.paths.append("\(Repository.lead(folder))\(name)")
    }
    return result
  }

  private var form: PageForm { isStandalone ? .standalone : .linked(assets: "assets/") }

  /// Returns the files of one deck, the name of its main file or folder, and what its slides lose in them.
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

  /// Pictures of slides that are gone would be taken for slides of the deck.
  private func takeAway(from name: String, besides tree: FileTree, in output: Folder) throws {
    guard let folder = RelativePath(name) else { return }
    for entry in try output.entries(folder) where entry.kind == .file {
      let number = entry.name.utf8.dropLast(4)
      guard entry.name.utf8.suffix(4).elementsEqual(".png".utf8), number.count >= 3, number.allSatisfy(\.isASCIIDigit),
        let path = folder / entry.name, tree[path] == nil
      else { continue }
      try output.removeFile(path)
    }
  }

  private func site(of deck: ExportedDeck, _ page: DeckPage) -> VisibleFiles {
    let tree = page.files(named: "deck", look: deck.look)
    return VisibleFiles { path in RelativePath(path).flatMap { tree[$0] } }
  }

  /// Opens the output folder, which is made if necessary.
  private func open() throws -> Folder {
    if mkdir(folder, 0o755) != 0, errno != EEXIST { throw FileFault(.makeFolder, folder, .system(errno)) }
    return try Folder(path: folder)
  }
}
