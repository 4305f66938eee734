import Checks
import Diagnostics
import FileTrees
import Meetings
import Reveal
import Workspace

/// The repository of a running preview. Faulty settings or templates are reported, and the last good ones stay in use.
final class LiveRepository {
  private(set) var repository: Repository
  /// The style of pages, the repository's own or the built-in one, and the built-in script.
  private(set) var look: PageFiles
  /// Findings about settings and templates since the last `reload`.
  private(set) var faults: [Diagnostic] = []
  private let directory: String?

  /// `directory` is the folder that was given on the command line.
  ///
  /// - Throws: `FileFault` if a template cannot be read.
  init(_ repository: Repository, directory: String?) throws {
    (self.repository, self.directory) = (repository, directory)
    look = try repository.look()
  }

  /// Reads settings and templates again.
  func reload() {
    faults = []
    do {
      let root = try Folder(path: repository.root.path)
      guard let bytes = try root.read(Layout.settings) else {
        return report("\(repository.prefix)\(Settings.fileName) is not there; put it back")
      }
      let settings = Settings(SourceFile(name: repository.prefix + Settings.fileName, bytes: bytes))
      guard settings.diagnostics.isEmpty else {
        faults = settings.diagnostics
        return
      }
      repository = try Repository.find(directory)
      look = try repository.look()
    } catch {
      report("\(error)")
    }
  }

  /// An error about the repository as a whole, shown at its settings.
  func fault(_ sentence: String) -> Diagnostic {
    let file = SourceFile(name: repository.prefix + Settings.fileName, bytes: [])
    return Diagnostic(
      rule: FileRule.settingsInvalid.id, severity: .error, message: sentence, file: file, range: 0..<0)
  }

  private func report(_ sentence: String) { faults.append(fault(sentence)) }
}

extension Repository {
  fileprivate func look() throws -> PageFiles {
    try PageFiles(style: template("deck.css"))
  }
}
