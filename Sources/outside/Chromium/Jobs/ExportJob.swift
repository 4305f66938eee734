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
  /// The folder as it was named.
  public let folder: String

  public init(decks: [ExportedDeck], target: ExportTarget, isStandalone: Bool, folder: String) {
    (self.decks, self.target, self.isStandalone, self.folder) = (decks, target, isStandalone, folder)
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
    let drawings = try Diagrams(decks.flatMap(\.contents)).drawn(by: browser, isNeeded: target != .html, say: say)
    for remark in Set(decks.flatMap(\.remarks)).sorted() { say("minutes: \(remark)") }
    let output = try open()
    var made = Made()
    var written: Set<RelativePath> = []
    for deck in decks {
      let page = deck.page(form: form, drawings, hasSpeakerView: isStandalone)
      made.findings += Diagnostic.sorted(page.findings + deck.losses)
      if target != .html,
        let finding = try FontCheck(deck: deck).finding(browser, on: "deck.html", in: site(of: deck, page))
      {
        made.findings.append(finding)
      }
      let (tree, name) = try files(of: deck, page, browser, besides: written)
      _ = try output.unlocked { try $0.put(tree) }
      if target == .png { try takeAway(from: deck.name, besides: tree, in: output) }
      written.formUnion(tree.paths)
      made.paths.append("\(Repository.lead(folder))\(name)")
    }
    return made
  }

  private var form: PageForm { isStandalone ? .standalone : .linked(assets: "assets/") }

  /// What is written for one deck, and the name that is told.
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
        let number = String(index + 1)
        let file = String(repeating: "0", count: width - number.utf8.count) + number
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

  /// Opens the folder, making it where it is not there.
  private func open() throws -> Folder {
    if mkdir(folder, 0o755) != 0, errno != EEXIST { throw FileFault(.makeFolder, folder, .system(errno)) }
    return try Folder(path: folder)
  }
}
