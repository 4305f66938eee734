import Checks
import CommandLine
import Decks
import Diagnostics
import Workspace

struct Inspect: Command {
  static let about = About(
    "inspect", "Show how HedgeDoc will split and read a deck.",
    discussion: "Each slide by its column and row, its lines in the file, its first heading and what is on it.")

  enum Format: String, CaseIterable { case text, json }

  @Option("--format", .words, "text for people, json for programs.")
  var format = Format.text

  @Argument(.text("file", completion: .files("md")), "A deck, or any other HedgeDoc note.")
  var file: String

  func run(_ minutes: Minutes) throws {
    let source = try UserFile(minutes.path(file)).read()
    let deck = Deck(source)
    let slides = deck.slides.map { SlideContent($0, in: source) }
    let console = Console()
    switch format {
    case .text: console.out(ShownText.lines(Array(DeckOutline(deck, slides).text.utf8)))
    case .json: console.out(try DeckJSON(deck, slides).encoded())
    }
    let findings = Check.limits(deck, slides)
    console.error(TextReport(color: console.colorsErrors).render(findings))
  }
}
