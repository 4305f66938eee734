import Decks
import Diagnostics
import FileTrees
import Presentation
import Reveal

/// Pages of decks given as strings.
enum Pages {
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]

  static func page(
    _ text: String, form: PageForm = .linked(assets: "assets/"), drawings: [String: Drawing] = [:],
    files: [String: [UInt8]] = [:]
  ) -> DeckPage {
    let file = SourceFile(name: "deck.md", bytes: Array(text.utf8))
    let deck = Deck(file)
    let contents = deck.slides.map { SlideContent($0, in: file) }
    let pictures = PictureSource(server: "https://pad.example", hosts: ["pictures.example"]) { files[$0] }
    return DeckPage(deck, contents, DeckPage.Setting(form: form, pictures: pictures, drawings: drawings))
  }

  /// Returns the text of one of the page's files.
  static func text(_ page: DeckPage, _ name: String = "deck.html") -> String {
    let tree = page.files(named: "deck", look: PageFiles())
    return RelativePath(name).flatMap { tree[$0] }.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  static func slide(_ markdown: String) -> String { "---\ntype: slide\n---\n\n\(markdown)\n" }
}
