import Chromium
import CommandLine
import Diagnostics
import FileTrees
import Meetings
import Reveal
import Workspace

struct ExportCommand: Command {
  static let about = About(
    "export", "Make decks to look at: a page, a PDF or pictures.",
    discussion: """
      Takes archived decks by their date, and any other HedgeDoc note by its file. Pages share one folder "assets"; with \
      --standalone each is one file that works without a network. PDF and pictures are made by Chromium. What a deck loses \
      on its way to the page is said on standard error.
      """,
    examples: [
      .init("minutes export latest --to pdf", "a PDF of the latest call"),
      .init("minutes export latest --to pdf --slides 3-7 --notes", "a handout of some slides"),
      .init("minutes export notes.md --to html --standalone", "one page to send by mail"),
      .init("minutes export 2024-09-26 --to png -o slides", "a picture a slide, below slides/"),
    ])

  @Argument(DateArgument.orFile, "Calls (2024-09-26, latest, …) or Markdown files.")
  var what: [String]

  @Option("--to", .words, "html for pages, pdf for a page a slide, png for a picture a slide.")
  var to: ExportTarget

  @Option("-o", .folder, "Where to write; made if it is not there.")
  var directory = "."

  @Flag("--standalone", "One file each, with all that it needs inside.")
  var standalone = false

  @Option("--slides", Self.range, "Which slides, counted from 1: 3, 3-7, 3- or several with commas; all by default.")
  var slides: SlideRange?

  @Flag("--steps", "A page for each step of a slide that is shown step by step; of a PDF.")
  var steps = false

  @Flag("--notes", "The speaker's notes below each slide; of a PDF.")
  var notes = false

  private static var range: Reader<SlideRange> {
    Reader("range", show: \.description) { text throws(Refusal) in
      guard let range = SlideRange(text) else { throw Refusal("it is like 3, 3-7, 3- or 1,4-6, counted from 1") }
      return range
    }
  }

  func validate() throws(Refusal) {
    if standalone, to != .html { throw Refusal("--standalone goes with --to html") }
    if steps, to != .pdf { throw Refusal("--steps goes with --to pdf") }
    if notes, to != .pdf { throw Refusal("--notes goes with --to pdf") }
  }

  func run(_ minutes: Minutes) throws {
    let console = Console()
    var decks: [ExportedDeck] = []
    var neighbours = RepositoryCache()
    var unread: [any UserFacingError] = []
    for word in what {
      do {
        let deck = try read(word, minutes, &neighbours)
        if let twin = decks.first(where: { $0.name == deck.name }) {
          throw Failure(
            "\(twin.file.name) and \(deck.file.name) would both be \(deck.name); "
              + "export them into folders of their own")
        }
        decks.append(deck)
      } catch let failure as any UserFacingError {
        unread.append(failure)
      }
    }
    let job = ExportJob(
      decks: decks, target: to, isStandalone: standalone, folder: minutes.path(directory), range: slides,
      hasSteps: steps, hasNotes: notes)
    let made = try job.run(.console)
    console.error(TextReport(color: console.colorsErrors).render(made.findings))
    for path in made.paths { console.out("\(path)\n") }
    for failure in unread { console.error("minutes: \(failure)\n") }
    if !unread.isEmpty { throw ExitCode(2) }
    if made.findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  /// The archived deck of a date, or the note in a file.
  private func read(
    _ word: String, _ minutes: Minutes, _ repositories: inout RepositoryCache
  ) throws -> ExportedDeck {
    guard let date = DateArgument(word) else {
      let file = try UserFile(minutes.path(word))
      return try ExportedDeck(file, in: repositories.repository(of: file), usual: repositories.usual)
    }
    let found = try Repository.find(minutes.directory)
    let call = try date.resolve(in: found, latest: .deck)
    let path = found.layout.deck(of: call)
    guard try found.root.entry(path) != nil else {
      throw Failure("\(found.prefix)\(path) is not there; \"minutes build \(call)\" makes it")
    }
    let file = try UserFile(found.prefix + path.description)
    return try ExportedDeck(file, in: found, usual: repositories.usual)
  }
}
