import ArgumentParser
import Checks
import Decks
import Diagnostics

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show how HedgeDoc will split and read a deck.",
    discussion: "Each slide by its column and row, its lines in the file, its first heading and what is on it.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @ParentCommand var minutes: Minutes

  @Option(help: "text for people, json for programs.")
  var format = Format.text

  @Argument(help: "A deck, or any other HedgeDoc note.", completion: .file(extensions: ["md"]))
  var file: String

  func run() throws {
    let source = try LooseFile(minutes.path(file)).read()
    let deck = Deck(source)
    let slides = deck.slides.map { SlideContent($0, in: source) }
    let console = Console()
    switch format {
    case .text: console.out(DeckOutline(deck, slides).text)
    case .json: console.out(try DeckJSON(deck, slides).encoded())
    }
    let findings = Check.limits(deck, slides)
    console.error(TextReport(color: console.colorsErrors).render(findings))
  }
}
