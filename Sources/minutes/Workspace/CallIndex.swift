public import Diagnostics
import FileTrees
public import Meetings
import Reports

/// Which calls there are, and which came before: asked here and nowhere else.
public struct CallIndex {
  /// A call, and what there is of it.
  public struct Entry: Sendable {
    public let call: Call
    public let hasReports: Bool
    public let hasDeck: Bool
  }

  /// Days of calls with a folder for reports, oldest first; whether reports are in it is looked at when it matters.
  private let folders: [Day]
  /// Days of calls with an archived deck, oldest first.
  public let decks: [Day]
  private let repository: Repository

  /// Reads the names of the folders of reports, and of the decks.
  ///
  /// - Throws: `FileFault` where a folder cannot be read.
  public init(_ repository: Repository) throws {
    self.repository = repository
    folders = try repository.root.entries(Layout.reports).filter { $0.kind == .folder }
      .compactMap { Layout.day(ofReports: $0.name) }.sorted()
    decks = try repository.root.entries(repository.layout.decks).filter { $0.kind == .file }
      .compactMap { Layout.day(ofDeck: $0.name) }.sorted()
  }

  /// All calls that have reports or a deck, oldest first.
  public func all() throws -> [Entry] {
    let reported = Set(try folders.filter { try hasReports($0) })
    let built = Set(decks)
    return reported.union(built).sorted().map {
      Entry(call: repository.call(on: $0), hasReports: reported.contains($0), hasDeck: built.contains($0))
    }
  }

  /// Whether something lies in the folder of a call's reports that is a report, or wants to be one.
  private func hasReports(_ day: Day) throws -> Bool {
    try repository.root.entries(repository.layout.reports(of: day)).contains { entry in
      entry.kind == .file && (Layout.isMarkdown(entry.name) || entry.name == Agenda.fileName)
        || LeftOutFile(entry, repository.community) != nil
    }
  }

  /// The newest call that has reports.
  public func newestReports() throws -> Day? { try folders.last { try hasReports($0) } }

  /// The newest call that has a deck.
  public var newestDeck: Day? { decks.last }

  /// The newest call before a day, and whether its reports are kept; `nil` for the first call.
  public func before(_ day: Day) throws -> (day: Day, hasReports: Bool)? {
    let reported = try folders.last { try $0 < day && hasReports($0) }
    let deck = decks.last { $0 < day }
    guard let newest = [reported, deck].compactMap({ $0 }).max() else { return nil }
    return (newest, newest == reported)
  }
}

extension Repository {
  /// The call of the repository's series on a day.
  public func call(on day: Day) -> Call { Call(series: community.series.id, day: day) }

  /// What to say where a call has no reports; reports that lie in a wrong place are named.
  public func noReport(_ files: CallFiles) throws -> any UserFacingError {
    let failure = try noReport(files.date)
    guard !files.misplaced.isEmpty else { return failure }
    return FaultyFiles(files.misplaced.map { $0.diagnostic(prefix) }, failure.description)
  }

  /// What to say where a call has no reports.
  public func noReport(_ date: Day) throws -> Failure {
    let newest = try CallIndex(self).newestReports().map { "; the newest are of \($0)" } ?? ""
    return Failure(
      "\(prefix)\(layout.reports(of: date)) has no report; \"minutes new \(date)\" writes them for the teams\(newest)")
  }
}
