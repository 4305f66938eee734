import Bytes
import CommandLine
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports
import Workspace

struct Import: RepositoryCommand {
  static let about = About(
    "import", "Take existing decks apart into reports and an agenda; build gives the same bytes back.",
    discussion: """
      The call is that of the file's name, such as 20240926.md, unless --date says another. Never writes over a report. \
      All decks are taken, or none.
      """,
    examples: [
      .init("minutes import community-call/20240926.md", "the call of the name"),
      .init("minutes import deck.md --date 2024-09-26", "a file of any name"),
    ])

  @Argument(.text("deck", completion: .files("md")), "HedgeDoc slide decks.")
  var deck: [String]

  @Option("--date", DateArgument.reader, "The call that the deck belongs to; only with a single deck.")
  var date: DateArgument?

  func validate() throws(Refusal) {
    if date != nil, deck.count > 1 { throw Refusal("--date goes with a single deck") }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let decks = try deck.map { name in
      let source = try read(minutes.path(name))
      return TakenDeck(
        name: source.name, date: try date?.resolve(in: repository) ?? Self.date(ofFile: source.name),
        parts: DeckImport(Deck(source), community: repository.community))
    }
    var tree = FileTree()
    for (index, deck) in decks.enumerated() {
      if let twin = decks[..<index].first(where: { $0.date == deck.date }) {
        throw Failure("\(twin.name) and \(deck.name) are of the same call; import one of them")
      }
      for (path, bytes) in deck.files(in: repository) { tree[path] = bytes }
    }
    try repository.root.locked { locked in
      for deck in decks { try deck.findRoom(in: repository) }
      try locked.create(tree)
    }
    let console = Console()
    for deck in decks {
      console.error(TextReport(color: console.colorsErrors).render(deck.parts.diagnostics))
      let count = deck.parts.files.count
      console.out(
        "\(repository.prefix)reports/\(deck.date): \(counted(count, "part")) of \(deck.name), "
          + "and their order in \(Agenda.fileName)\(deck.newName(in: repository))\n")
    }
  }

  /// Of a file that the user named, so that a fault needs no prefix.
  private func read(_ path: String) throws -> SourceFile {
    do { return try UserFile(path).read() } catch let fault as FileFault { throw Failure("\(fault)") }
  }

  private static func date(ofFile path: String) throws -> Day {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    guard let date = Day(String(decoding: name.prefix(8), as: UTF8.self)) else {
      throw Failure("\(path) does not begin with a date such as 20240926; say with --date which call it is")
    }
    return date
  }
}

/// A deck taken apart, on its way into the folder of its call.
private struct TakenDeck {
  let name: String
  let date: Day
  let parts: DeckImport

  /// Where `build` will write it, if that is not where it lies now; empty otherwise.
  func newName(in repository: Repository) -> String {
    let path = repository.layout.deck(of: date)
    let slash = name.utf8.lastIndex(of: UInt8(ascii: "/"))
    let lastName = slash.map { name.utf8[name.utf8.index(after: $0)...] } ?? name.utf8[...]
    let place = slash.map { String(name[...$0]) } ?? "."
    if lastName.elementsEqual(path.lastName.utf8),
      Repository.isSame(place, "\(repository.prefix)\(repository.layout.decks)")
    {
      return ""
    }
    return "; build writes it as \(repository.prefix)\(path)"
  }

  func files(in repository: Repository) -> [(RelativePath, [UInt8])] {
    let files = parts.files.compactMap { file in
      repository.layout.report(file.name, of: date).map { ($0, file.bytes) }
    }
    return files + [(repository.layout.agenda(of: date), Array(parts.agenda.yaml.utf8))]
  }

  /// - Throws: `Failure` where the call has other reports; those that people wrote stay as they are.
  func findRoom(in repository: Repository) throws {
    let folder = repository.layout.reports(of: date)
    let files = files(in: repository)
    var others = try repository.root.entries(folder).map(\.name).filter { name in
      Layout.isMarkdown(name) && !files.contains { $0.0.lastName.utf8.elementsEqual(name.utf8) }
    }
    for (path, bytes) in files {
      if let present = try repository.root.read(path), present != bytes { others.append(path.lastName) }
    }
    guard others.isEmpty else {
      throw Failure(
        "\(name) was not imported, since \(repository.prefix)\(folder) holds other reports: "
          + "\(others.joined(separator: ", ")); move them away, or name another call with --date")
    }
  }
}
