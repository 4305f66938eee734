import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports

/// Reads what `check` is to look at, each file and each surrounding once.
struct SubjectReader {
  private let minutes: Minutes
  private let drawings: DrawingLookup
  private var surroundings: [String: FolderSurvey] = [:]
  /// How many files were checked.
  private(set) var count = 0
  /// Why some of the files could not be read; the others were checked.
  private(set) var unread: [any Sentence] = []

  init(_ minutes: Minutes) {
    self.minutes = minutes
    let desk = DiagramService()
    drawings = DrawingLookup { desk.drawing($0) }
  }

  /// The findings for a call, for files, or where nothing is named for the latest call that has
  /// reports, and without any reports for the newest deck.
  mutating func findings(_ what: [String]) throws -> [Diagnostic] {
    guard !what.isEmpty else { return try findings(of: "latest", orNewest: true) ?? [] }
    guard what.count > 1 else { return try findings(named: what[0]) }
    var found: [Diagnostic] = []
    for word in what {
      do {
        found += try findings(named: word)
      } catch let failure as any Sentence {
        unread.append(failure)
      }
    }
    return found
  }

  private mutating func findings(named word: String) throws -> [Diagnostic] {
    try findings(of: word) ?? findings(ofFile: minutes.path(word))
  }

  /// `nil` where the word is no date.
  private mutating func findings(of word: String, orNewest: Bool = false) throws -> [Diagnostic]? {
    guard let date = DateArgument(word) else { return nil }
    let repository = try Repository.find(minutes.directory)
    return try findings(of: date.resolve(repository.community), in: repository, orNewest: orNewest)
  }

  private mutating func findings(of date: Day, in repository: Repository, orNewest: Bool) throws -> [Diagnostic] {
    var date = date
    var files = try repository.files(of: date)
    if files.isEmpty, orNewest {
      if let newest = try repository.newestReports() {
        date = newest
        files = try repository.files(of: date)
      } else {
        date = try repository.newestDeck() ?? date
      }
    }
    if files.isEmpty {
      let path = repository.deckPath(date)
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

extension Repository {
  /// The newest call that has reports.
  func newestReports() throws -> Day? {
    let dates = try root.entries(path("reports")).filter { $0.kind == .folder }.compactMap { Day($0.name) }
    return try dates.sorted(by: >).first { try !files(of: $0).isEmpty }
  }

  /// The newest call that has a deck.
  fileprivate func newestDeck() throws -> Day? {
    try root.entries(deckFolder).compactMap { entry in
      guard entry.kind == .file, entry.name.utf8.suffix(3).elementsEqual(".md".utf8) else { return nil }
      let date = Day(String(decoding: entry.name.utf8.dropLast(3), as: UTF8.self))
      return date.flatMap { deckPath($0).lastName == entry.name ? $0 : nil }
    }.max()
  }

  /// What to say where a call has no reports.
  func noReport(_ date: Day) throws -> Failure {
    let newest = try newestReports().map { "; the newest are of \($0)" } ?? ""
    return Failure(
      "\(prefix)reports/\(date) has no report; \"minutes new \(date)\" writes them for the teams\(newest)")
  }
}
