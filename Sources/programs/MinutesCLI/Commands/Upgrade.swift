import Archive
import Bytes
import CommandLine
import Diagnostics
import Workspace

struct Upgrade: RepositoryCommand {
  static let about = About(
    "upgrade", "Bring a repository of an earlier version up to date, or show what that would do.",
    discussion: """
      The record of minutes 0.2 and earlier was a chain: git could not put together those of two branches. Its lines stay byte \
      for byte, so that they go on proving what they did; a line with the format number comes before them, and decks whose \
      reports still make them get a line more, which knows their parts and pictures. .gitattributes gets the lines that keep git \
      from changing line ends and let it keep both sides' lines of the record; what you have there stays.
      Earlier programs refuse to write from then on: a folder .minutes/pending stops them. So upgrade minutes everywhere, then \
      run this once, and commit .minutes and .gitattributes. A clone where the old minutes was used meanwhile merges as ever: \
      both sides' lines are kept, and "minutes verify" knows them; run this there again.
      """,
    examples: [
      .init("minutes upgrade --dry-run", "show what would be done"),
      .init("minutes upgrade", "do it"),
    ])

  @Flag("--dry-run", "Write nothing; say what would be done.")
  var dryRun = false

  func run(in repository: Repository, _ minutes: Minutes) throws {
    if !dryRun { try Console.checkOutput() }
    let (steps, decks) = try UpgradeJob(repository: repository).run(writes: !dryRun)
    guard !steps.isEmpty || decks > 0 else { return Console().out("there is nothing to do; all is up to date\n") }
    var text = steps.map { "\(dryRun ? "would do" : "done"): \($0.description)\n" }.joined()
    if decks > 0 {
      text +=
        "\(dryRun ? "would do" : "done"): a line for \(counted(decks, "deck")), with parts and pictures\n"
    }
    if dryRun {
      Console().out(text)
    } else {
      Console().done(Array((text + "now commit .minutes and .gitattributes\n").utf8))
    }
  }
}
