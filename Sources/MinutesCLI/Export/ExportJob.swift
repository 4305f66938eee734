import Diagnostics
import FileTrees
import Glibc
import Reveal

/// Decks → pages → files in a folder.
struct ExportJob {
  let decks: [ExportedDeck]
  let target: ExportCommand.Target
  let isStandalone: Bool
  /// The folder as it was named.
  let folder: String

  struct Made {
    /// What was asked for, by the names that lead there.
    var paths: [String] = []
    var findings: [Diagnostic] = []
  }

  /// `say` hears of what takes time.
  func run(say: (String) -> Void) throws -> Made {
    guard !decks.isEmpty else { return Made() }
    let output = try open()
    var made = Made()
    for deck in decks {
      let page = page(of: deck, [:])
      made.findings += Diagnostic.sorted(page.findings + deck.losses)
      let name = try RelativePath("\(deck.name).html").orFail(
        "\(deck.file.name) has a name that no page can have; rename it")
      var tree = FileTree()
      if isStandalone {
        tree[name] = page.standalone(look: deck.look)
      } else {
        tree = page.files(named: deck.name, look: deck.look)
      }
      _ = try output.unlocked { try $0.put(tree) }
      made.paths.append("\(Repository.lead(folder))\(name)")
    }
    return made
  }

  private func page(of deck: ExportedDeck, _ drawings: [String: Drawing]) -> DeckPage {
    DeckPage(
      deck.deck, deck.contents,
      DeckPage.Setting(
        form: isStandalone ? .standalone : .linked(assets: "assets/"), pictures: deck.pictures, drawings: drawings,
        hasSpeakerView: isStandalone))
  }

  /// Opens the folder, making it where it is not there.
  private func open() throws -> Folder {
    if mkdir(folder, 0o755) != 0, errno != EEXIST { throw FileFault(.makeFolder, folder, .system(errno)) }
    return try Folder(path: folder)
  }
}

extension Optional {
  /// The value, or a sentence for the user.
  func orFail(_ sentence: String) throws -> Wrapped {
    guard let self else { throw Failure(sentence) }
    return self
  }
}
