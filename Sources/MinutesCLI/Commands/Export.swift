import ArgumentParser
import Diagnostics
import FileTrees
import Reveal

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Make decks to look at: a page, a PDF or pictures.",
    usage: "minutes export <date-or-file> ... --to html|pdf|png [-o DIR] [--standalone]",
    discussion: """
      Takes archived decks by their date, and any other HedgeDoc note by its file. Pages share one folder "assets"; with \
      --standalone each is one file that works without a network. PDF and pictures are made by Chromium. What a deck loses \
      on its way to the page is said on standard error.
      """)

  enum Target: String, ExpressibleByArgument, CaseIterable { case html, pdf, png }

  @ParentCommand var minutes: Minutes

  @Argument(
    help: ArgumentHelp("Calls (2024-09-26, latest, …) or Markdown files.", valueName: "date-or-file"),
    completion: .file(extensions: ["md"]))
  var what: [String]

  @Option(help: "html for pages, pdf for a page a slide, png for a picture a slide.")
  var to: Target

  @Option(
    name: .customShort("o"), help: ArgumentHelp("Where to write; made if it is not there.", valueName: "dir"),
    completion: .directory)
  var directory = "."

  @Flag(help: "One file each, with all that it needs inside.")
  var standalone = false

  func validate() throws {
    if what.isEmpty { throw ValidationError("Name a call, such as latest, or a Markdown file.") }
    if standalone, to != .html { throw ValidationError("--standalone goes with --to html.") }
  }

  func run() throws {
    let console = Console()
    var decks: [ExportedDeck] = []
    var neighbours = Neighbourhoods()
    var unread: [any Sentence] = []
    for word in what {
      do {
        let deck = try ExportedDeck(word, minutes, &neighbours)
        if let twin = decks.first(where: { $0.name == deck.name }) {
          throw Failure(
            "\(twin.file.name) and \(deck.file.name) would both be \(deck.name); "
              + "export them into folders of their own")
        }
        decks.append(deck)
      } catch let failure as any Sentence {
        unread.append(failure)
      }
    }
    let job = ExportJob(decks: decks, target: to, isStandalone: standalone, folder: minutes.path(directory))
    let made = try job.run(say: { console.error("\($0)\n") })
    console.error(TextReport(color: console.colorsErrors).render(made.findings))
    for path in made.paths { console.out("\(path)\n") }
    for failure in unread { console.error("minutes: \(failure)\n") }
    if !unread.isEmpty { throw ExitCode(2) }
    if made.findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }
}
