/// Who meets, when, and how their decks look: the settings of `minutes.yml`.
public struct Community: Sendable, Equatable {
  public var name = "Sovereign Cloud Stack"
  public var tagline = "One platform – standardized, built and operated by many."
  public var series = MeetingSeries()
  /// In the order of the deck.
  public var teams: [Team] = []
  public var style = Style()
  public var pictures = Pictures.localize
  /// Address of the HedgeDoc server without a slash at its end; empty where there is none.
  public var hedgedoc = "https://input.scs.community"
  /// Hosts, in lower case, that decks' pages may show pictures from, besides the HedgeDoc server.
  public var pictureHosts: [String] = []
  /// Who may edit notes that are made there; `nil` leaves that to the server.
  public var notePermission: NotePermission?
  public var site = Site()
  public var actions = ActionSettings()
  /// Names that people have besides their handle, by the handle.
  public var people: [String: [String]] = [:]
  /// The names of the archive's folders: where there is `ops-iam`, a report of that name is not one of the team `ops`.
  public var folders: Set<String> = []

  /// How new decks look.
  public struct Style: Sendable, Equatable {
    public var theme = "white"
    public var transition = "slide"
    /// Picture behind the cover; empty for none.
    public var cover = ""

    public init() {}
  }

  /// The website of the archive.
  public struct Site: Sendable, Equatable {
    public var url = ""
    /// Address of the repository's files, to recognise links between archived files.
    public var source = ""

    public init() {}
  }

  /// What `build` does with uploads of the HedgeDoc server.
  public enum Pictures: String, Sendable, CaseIterable {
    /// Point at the file of that name beside the deck, where there is one.
    case localize
    case keep
  }

  public init() {}

  /// The team of that id.
  public func team(id: String) -> Team? { teams.first { $0.id == id } }

  /// The team that has this id, or had it before.
  public func team(everCalled id: String) -> Team? { team(id: id) ?? teams.first { $0.hasID(id) } }

  /// The teams that were there on a day.
  public func teams(on day: Day) -> [Team] { teams.filter { $0.isThere(on: day) } }

  /// The team that a report's file belongs to by its name: `iaas.md`, or `iaas-anything.md` for more of it; the longest id that
  /// it is or begins with, earlier ids counted. `nil` where it is nobody's, such as the name of another folder of the archive.
  public func team(ofReport file: String) -> Team? {
    guard Layout.isMarkdown(file) else { return nil }
    let stem = String(decoding: file.utf8.dropLast(3), as: UTF8.self)
    if let team = team(everCalled: stem) { return team }
    guard !folders.contains(stem), stem.utf8.last != UInt8(ascii: "-") else { return nil }
    var rest = stem.utf8[...]
    while let hyphen = rest.lastIndex(of: UInt8(ascii: "-")) {
      rest = rest[..<hyphen]
      if let team = team(everCalled: String(decoding: rest, as: UTF8.self)) { return team }
    }
    return nil
  }

  public static let weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
}
