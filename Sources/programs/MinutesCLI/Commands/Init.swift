import Bytes
import CommandLine
import Diagnostics
import FileTrees
import Glibc
import Meetings
import Reports
import Workspace

struct Init: Command {
  static let about = About(
    "init", "Make a minutes repository, or adopt an archive that is there already.",
    discussion: """
      Writes minutes.yml with the teams of the Sovereign Cloud Stack as a start, adds to .gitattributes what keeps the archive as \
      it is in every clone, and touches nothing else.
      """,
    examples: [
      .init("minutes init our-minutes", "a new folder"),
      .init("minutes init", "the archive that one stands in"),
    ])

  @Argument(.text("folder", completion: .folders), "The folder; made if it is not there.")
  var folder: String?

  func run(_ minutes: Minutes) throws {
    let path = folder.map(minutes.path) ?? minutes.directory ?? "."
    let prefix = Repository.lead(path)
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFault(.makeFolder, path, .system(errno)) }
    let root = try Folder(path: path)
    do {
      guard try root.locked({ try $0.create(Layout.settings, TemplateSet.settings) }) else {
        throw Failure("\(prefix)\(Settings.fileName) is there already; edit it, there is nothing else to do")
      }
      if let repository = try Repository.search(path, shownAs: prefix) { _ = try repository.completeAttributes() }
      let folder = RelativePath(constant: "community-call")
      let adopted = try root.entries(folder).count { Layout.isMarkdown($0.name) }
      let next =
        adopted > 0
        ? "\(counted(adopted, "file")) in \(prefix)\(folder) adopted untouched"
        : "put your community and its teams into it, then: minutes new next"
      Console().out("\(prefix)\(Settings.fileName) written; \(next)\n")
    } catch let fault as FileFault {
      throw Failure("\(prefix)\(fault)")
    }
  }
}
