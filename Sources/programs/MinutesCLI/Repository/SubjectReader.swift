import Checks
import Chromium
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports
import Workspace

/// Reads what `check` is to look at, each file and each surrounding once.
struct SubjectReader {
  private let minutes: Minutes
  private let drawings: DrawingLookup
  private var surroundings: [String: FolderSurvey] = [:]
  /// How many files were checked.
  private(set) var count = 0
  /// Why some of the files could not be read; the others were checked.
  private(set) var unread: [any UserFacingError] = []

  init(_ minutes: Minutes) {
    self.minutes = minutes
    let diagrams = DiagramService(warn: JobOutput.console.warn)
    drawings = DrawingLookup { diagrams.drawing($0) }
  }

  /// The findings for a call, for files, or where nothing is named for the latest call that has
  /// reports, and without any reports for the newest deck.
  mutating func findings(_ what: [String]) throws -> [Diagnostic] {
    let found = try texts(what)
    // What is wrong with a repository's settings is wrong with all that is made of them.
    guard
      let repository = try Repository.search(
        minutes.directory ?? ".", shownAs: Repository.lead(minutes.directory ?? "."))
    else { return found }
    return found + Check.secrets(in: repository.settings)
  }

  private mutating func texts(_ what: [String]) throws -> [Diagnostic] {
    guard !what.isEmpty else { return try findings(of: "latest") ?? [] }
    guard what.count > 1 else { return try findings(named: what[0]) }
    var found: [Diagnostic] = []
    for word in what {
      do {
        found += try findings(named: word)
      } catch let failure as any UserFacingError {
        unread.append(failure)
      }
    }
    return found
  }

  private mutating func findings(named word: String) throws -> [Diagnostic] {
    try findings(of: word) ?? findings(ofFile: minutes.path(word))
  }

  /// `nil` where the word is no date.
  private mutating func findings(of word: String) throws -> [Diagnostic]? {
    guard let date = DateArgument(word) else { return nil }
    let repository = try Repository.find(minutes.directory)
    return try findings(of: date.resolve(in: repository), in: repository)
  }

  private mutating func findings(of date: Day, in repository: Repository) throws -> [Diagnostic] {
    let files = try repository.files(of: date)
    if files.isEmpty {
      if !files.misplaced.isEmpty { return files.misplaced.map { $0.diagnostic(repository.prefix) } }
      let path = repository.layout.deck(of: date)
      guard try repository.root.read(path) != nil else {
        throw try repository.noReport(date)
      }
      return try findings(ofFile: repository.prefix + path.description)
    }
    count += files.reports.count + files.leftOut.count
    let call = CallReports(date, files: files.reports, agenda: files.agenda, community: repository.community)
    return CallCheck(repository: repository, files: files, drawings: drawings).findings(call)
  }

  private mutating func findings(ofFile path: String) throws -> [Diagnostic] {
    let file = try UserFile(path)
    let source = try file.read()
    count += 1
    let folder = file.folder
    if surroundings[folder.path] == nil {
      surroundings[folder.path] = try FolderSurvey(folder, lead: file.lead, drawings: drawings)
    }
    return surroundings[folder.path]?.findings(source, name: file.path.lastName) ?? []
  }
}
