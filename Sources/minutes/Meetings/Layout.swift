public import FileTrees

/// Where everything of a minutes repository lies, as paths below its root. No other place knows such a path.
public struct Layout: Sendable {
  private let series: MeetingSeries

  /// The layout of a repository with these settings.
  public init(_ community: Community) { series = community.series }

  // MARK: What every repository has

  public static let settings = RelativePath(constant: "minutes.yml")
  /// Templates that take the place of built-in ones.
  public static let templates = RelativePath(constant: "templates")
  /// The folder with a folder of reports for each call.
  public static let reports = RelativePath(constant: "reports")
  /// Where decks are kept that were taken out.
  public static let removed = RelativePath(constant: ".minutes/removed")
  /// Where files are kept that others took the place of.
  public static let replaced = RelativePath(constant: ".minutes/replaced")
  /// What is known of calls' notes.
  public static let notes = RelativePath(constant: ".minutes/notes")
  /// What commands write and remember.
  public static let ownFolder = RelativePath(constant: ".minutes")

  // MARK: Calls

  /// The folder of the decks and their pictures.
  public var decks: RelativePath { Self.path(series.folder) }

  /// Where the deck of a call is archived.
  public func deck(of day: Day) -> RelativePath { Self.path("\(series.folder)/\(day.compact).md") }

  /// The folder of a call's reports.
  public func reports(of day: Day) -> RelativePath { Self.path("reports/\(day)") }

  /// A folder that people make in its place, `reports/20240926`.
  public func misnamedReports(of day: Day) -> RelativePath { Self.path("reports/\(day.compact)") }

  /// A file in the folder of a call's reports; `nil` for a name that no file there can have.
  public func report(_ name: String, of day: Day) -> RelativePath? { reports(of: day) / name }

  /// The order and extras of a call.
  public func agenda(of day: Day) -> RelativePath { Self.path("reports/\(day)/agenda.yml") }

  /// The record of a call's note on a HedgeDoc server.
  public func note(of day: Day) -> RelativePath { Self.path(".minutes/notes/\(day.compact).txt") }

  /// The texts of a call's note that were kept while it was watched.
  public func watched(of day: Day) -> RelativePath { Self.path(".minutes/watched/\(day)") }

  /// Where a file is kept that another one takes the place of; the first one has no number.
  public func replaced(_ path: RelativePath, number: Int?) -> RelativePath {
    Self.path(".minutes/replaced/\(path)" + (number.map { ".\($0)" } ?? ""))
  }

  /// A repository's own template of that name.
  public static func template(_ name: String) -> RelativePath? { templates / name }

  // MARK: What names mean

  /// The day of the call whose deck has this name, `20240926.md`; `nil` for other files.
  public static func day(ofDeck name: String) -> Day? {
    guard name.utf8.count == 11, isMarkdown(name), let day = Day(String(decoding: name.utf8.prefix(8), as: UTF8.self)),
      name.utf8.elementsEqual((day.compact + ".md").utf8)
    else { return nil }
    return day
  }

  /// The day of the call whose reports lie in a folder of this name, `2024-09-26`; `nil` for other folders.
  public static func day(ofReports name: String) -> Day? {
    Day(name).flatMap { $0.description.utf8.elementsEqual(name.utf8) ? $0 : nil }
  }

  /// Whether a name ends as that of a report, deck or text does.
  public static func isMarkdown(_ name: String) -> Bool { name.utf8.suffix(3).elementsEqual(".md".utf8) }

  /// The settings' folder has been judged, and days are digits, so that this always is a path.
  private static func path(_ text: String) -> RelativePath {
    guard let path = RelativePath(text) else { preconditionFailure("\(text) is no path") }
    return path
  }
}
