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
  /// The output folder, as the user wrote it.
  public let folder: String

  public init(decks: [ExportedDeck], target: ExportTarget, isStandalone: Bool, folder: String) {
    (self.decks, self.target, self.isStandalone, self.folder) = (decks, target, isStandalone, folder)
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
  /// - Parameter report: Called with sentences for the user, such as about a missing Chromium.
  /// - Throws: `FileFault` if a file cannot be written, `ExportFault` if Chromium fails.
  public func run(report: (String) -> Void) throws -> Result {
    guard !decks.isEmpty else { return Result() }
    let browser = Browser()
    defer { browser.close() }
    let drawings = try Diagrams(decks.flatMap(\.contents)).drawn(by: browser, isNeeded: target != .html, report: report)
    for remark in Set(decks.flatMap(\.remarks)).sorted() { report("minutes: \(remark)") }
    let output = try open()
    var result = Result()
    var written: Set<RelativePath> = []
    for deck in decks {
      let page = deck.page(form: form, drawings, hasSpeakerView: isStandalone)
      result.findings += Diagnostic.sorted(page.findings + deck.losses)
      if target != .html,
        let finding = try FontCheck(deck: deck).finding(browser, on: "deck.html", in: site(of: deck, page))
      {
        result.findings.append(finding)
      }
      let (tree, name) = try files(of: deck, page, browser, besides: written)
      _ = try output.unlocked { try $0.put(tree) }
      if target == .png { try takeAway(from: deck.name, besides: tree, in: output) }
      written.formUnion(tree.paths)
      result.paths.append("\(Repository.lead(folder))\(name)")
    }
    return result
  }

  private var form: PageForm { isStandalone ? .standalone : .linked(assets: "assets/") }

  /// Returns the files of one deck, and the name of its main file or folder.
  private func files(
    of deck: ExportedDeck, _ page: DeckPage, _ browser: Browser, besides written: Set<RelativePath>
  ) throws -> (FileTree, String) {
    var tree = FileTree()
    func path(_ name: String) throws -> RelativePath {
      try RelativePath(name).orFail("\(deck.file.name) has a name that no file here can have; rename it")
    }
    let name: String
    switch target {
    case .html:
      name = "\(deck.name).html"
      if !isStandalone { return (page.files(named: deck.name, look: deck.look, besides: written), name) }
      tree[try path(name)] = page.standalone(look: deck.look)
    case .pdf:
      name = "\(deck.name).pdf"
      tree[try path(name)] = try browser.chromium().pdf(
        of: "deck.html", in: site(of: deck, page), slides: page.slides.count, stage: page.stage)
    case .png:
      name = deck.name
      let slides = page.slides.map { (h: $0.h, v: $0.v) }
      let pictures = try browser.chromium().pictures(of: "deck.html", in: site(of: deck, page), slides: slides)
      let width = max(3, String(pictures.count).utf8.count)
      for (index, picture) in pictures.enumerated() {
        let file = padded(index + 1, width)
        tree[try path("\(deck.name)/\(file).png")] = picture
      }
    }
    return (tree, name)
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
