import Bytes
import CSystem
import Chromium
import CommandLine
import Diagnostics
import FileTrees
import Publishing
import Workspace

struct Publish: RepositoryCommand {
  static let about = About(
    "publish", "Make a website of the whole archive.",
    discussion: """
      Every call as slides and as an article, every team, every year, feeds and a calendar: static files that any web server \
      shows. The site is made beside the folder and takes its place at one moment; what did not change is not written. An \
      archive with what looks like a secret is not published, unless --force says so; other errors are listed, and make \
      the exit status 1.
      """,
    examples: [
      .init("minutes publish -o public", "the website, in the folder public"),
      .init("minutes publish -o docs --format docusaurus", "a folder for Docusaurus"),
      .init("minutes publish -o public --changed-files list", "with a list of what to upload"),
    ])

  enum Summary: String, CaseIterable { case text, json }

  @Option("-o", .folder, "The folder of the site; made if it is not there.")
  var directory: String

  @Option("--format", .words, "site for a website, docusaurus for a folder of Markdown that Docusaurus reads.")
  var format = PublishSetting.Format.site

  @Option("--base-url", Publish.address, "Where the site will be read, in the place of site.url in minutes.yml.")
  var baseURL: String?

  @Option(
    "--changed-files", .text("file", completion: .files()),
    "Write a list of what is added, changed and gone since the last run, for uploads.")
  var changedFiles: String?

  @Flag("--no-search", "Leave the search out; without it the program pagefind is not needed.")
  var noSearch = false

  @Flag("--no-previews", "Leave the pictures for link previews out, which Chromium makes.")
  var noPreviews = false

  @Flag("--force", "Publish even what looks like a secret.")
  var force = false

  @Option("--summary", .words, "What goes to standard output at the end: a line for people, or json for programs.")
  var summary = Summary.text

  /// What `--base-url` may be.
  private static var address: Reader<String> {
    .text("url") { text throws(Refusal) in
      let isWeb = ["https://", "http://"].contains { text.utf8.starts(with: $0.utf8) }
      let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"'<>`\\?#".utf8.contains($0) }
      let rest = text.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst(3)
      let host = rest.prefix { $0 != UInt8(ascii: "/") }
      let isHost = !host.isEmpty && !host.contains(UInt8(ascii: "@"))
      let isPath = rest.split(separator: UInt8(ascii: "/")).allSatisfy { !$0.elementsEqual("..".utf8) }
      guard isWeb, isPlain, isHost, isPath else {
        throw Refusal("it is an address such as https://example.org/minutes/")
      }
    }
  }

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let console = Console()
    let started = Stopwatch()
    var setting = PublishSetting()
    setting.base = baseURL ?? ""
    setting.format = format
    setting.isForced = force
    setting.hasSearch = !noSearch
    setting.hasPreviews = !noPreviews
    let site = try opened(minutes.path(directory))
    // Pages come and go by the thousand: their memory is kept for the next one.
    csystem_keep_memory()
    let job = PublishJob(repository: repository, site: site, setting: setting, drawing: .chromium, output: .console)
    do {
      let list = try changedFiles.map {
        try ChangedFilesList($0, at: minutes.path($0), beside: minutes.path(directory))
      }
      let outcome = try site.cacheFolder.locked { _ in
        let outcome = try job.run()
        try list?.write(outcome.changes)
        return outcome
      }
      let report = PublishReport(outcome, folder: minutes.path(directory), seconds: started.seconds)
      console.error(TextReport(color: console.colorsErrors).render(outcome.findings))
      console.error(report.remarks)
      console.out(summary == .json ? try report.json() : Array(report.summary.utf8))
      if outcome.errors > 0 { throw ExitCode(1) }
    } catch let refusal as PublishRefusal {
      console.error(TextReport(color: console.colorsErrors).render(refusal.faults))
      let count = refusal.faults.count
      throw Failure(
        "\(counted(count, "finding")) above keep\(count == 1 ? "s" : "") the archive from being published; "
          + "fix \(count == 1 ? "it" : "them"), or pass --force; \(minutes.path(directory)) is as it was")
    }
  }

  /// Faults name the folder as its user did, and not as a place in the repository.
  private func opened(_ path: String) throws -> AtomicFolder {
    makeFolders(to: path)
    do throws(FileFault) {
      return try AtomicFolder(path)
    } catch {
      throw Failure("\(error)")
    }
  }

  /// Makes the folders that the site is to lie in, as far as they are not there; what keeps them from being made is said when
  /// the site is opened.
  private func makeFolders(to path: String) {
    // What lies behind a way back is for its user to make.
    let above = path.utf8.split(separator: UInt8(ascii: "/")).dropLast().prefix { !$0.elementsEqual("..".utf8) }
    let lead = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
    Folder.makeAll(lead + above.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/"), mode: 0o755)
  }
}
