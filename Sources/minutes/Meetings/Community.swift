/// Who meets, when, and how their decks look: the settings of `minutes.yml`.
public struct Community: Sendable, Equatable {
  public var name = "Sovereign Cloud Stack"
  public var tagline = "One platform – standardized, built and operated by many."
  public var call = Call()
  /// In the order of the deck.
  public var teams: [Team] = []
  public var style = Style()
  public var pictures = Pictures.localize
  /// Address of the HedgeDoc server without a slash at its end; empty where there is none.
  public var hedgedoc = "https://input.scs.community"
  /// Hosts, in lower case, that decks' pages may show pictures from, besides the HedgeDoc server.
  public var pictureHosts: [String] = []
  public var site = Site()

  /// When and where the community meets, and where its decks are kept.
  public struct Call: Sendable, Equatable {
    public var title = "Community Call"
    /// The folder of the decks.
    public var folder = "community-call"
    /// 0 for Sunday … 6 for Saturday.
    public var weekday = 4
    /// Local time, `HH:MM`.
    public var time = "15:05"
    public var minutes = 40
    public var timezone = "Europe/Berlin"

    public init() {}
  }

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

  public static let weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
}
