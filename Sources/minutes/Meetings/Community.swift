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
  /// Names of people, by their handles.
  public var people: [String: [String]] = [:]

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

  /// The team that a report's file belongs to: `iaas.md`, or `iaas-2.md` for its second part; `nil` where it is nobody's. A team whose
  /// id is that whole name goes before.
  public func team(ofReport file: String) -> Team? {
    guard Layout.isMarkdown(file) else { return nil }
    let stem = file.utf8.dropLast(3)
    if let team = team(id: String(decoding: stem, as: UTF8.self)) { return team }
    let number = stem.reversed().prefix { (0x30...0x39).contains($0) }.count
    let base = stem.dropLast(number)
    guard number > 0, base.last == UInt8(ascii: "-") else { return nil }
    return team(id: String(decoding: base.dropLast(), as: UTF8.self))
  }

  public static let weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
}
