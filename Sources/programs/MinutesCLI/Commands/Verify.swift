import Archive
import CommandLine
import Diagnostics
import FileTrees
import Meetings
import Reports
import Workspace

struct Verify: RepositoryCommand {
  static let about = About(
    "verify", "Hold the archive against its manifest: edits, losses, missing pictures.",
    discussion: """
      The manifest, .minutes/manifest.jsonl, says what "build" wrote and from which reports; commit it with the decks. Exit \
      status 1 where something was edited or is gone. Decks that came into the archive by hand are only mentioned. --repair \
      writes a manifest that fits what is there, keeps the one of before in .minutes/replaced, and says what it could not know.
      """)

  @Flag("--repair", "Write a manifest that fits what is there.")
  var repair = false

  func run(in repository: Repository, _ minutes: Minutes) throws {
    if repair {
      for sentence in try RepairJob(repository: repository).run(wasBuilt: repository.hasOwnReports) {
        Console().out("\(sentence)\n")
      }
    }
    let differences = try Archive(root: repository.root).verify(
      decksIn: repository.layout.decks, wasBuilt: repository.hasOwnReports)
    let adopted = differences.compactMap { if case .unrecorded(let path) = $0 { path } else { nil } }
    let pictures = try ArchivedPictures(repository).missing()
    let console = Console()
    for difference in differences {
      if case .unrecorded = difference { continue }
      console.out("\(repository.prefix)\(difference)\n")
    }
    for line in pictures { console.out(line + "\n") }
    let isWhole = differences.allSatisfy(\.isNote) && pictures.isEmpty
    if isWhole { console.out("the archive is as its manifest says\n") }
    if !adopted.isEmpty {
      console.out(
        adopted.count == 1
          ? "\(repository.prefix)\(adopted[0]) was not built by minutes, so the manifest does not know it\n"
          : "\(adopted.count) decks were not built by minutes, so the manifest does not know them\n")
    }
    if !isWhole { throw ExitCode(1) }
  }
}

extension Repository {
  /// Whether a deck's call has reports that people wrote, so that the deck was built of them. Those of an imported deck come
  /// after it.
  fileprivate func hasOwnReports(_ deck: RelativePath) throws -> Bool {
    guard let date = Layout.day(ofDeck: deck.lastName) else { return false }
    if let agenda = try root.read(layout.agenda(of: date)),
      Agenda.read(SourceFile(name: Agenda.fileName, bytes: agenda)).agenda.isExact
    {
      return false
    }
    return try root.entries(layout.reports(of: date)).contains { Layout.isMarkdown($0.name) }
  }
}
