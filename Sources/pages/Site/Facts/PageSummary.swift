/// What lists of texts show of one of them. It is held in memory for every text of the archive; the rest is in `PageFacts`.
public struct PageSummary: Sendable, Equatable {
  public var title = ""
  /// `en`, `de`, or what the front matter says.
  public var language = "en"
  /// The first sentences, as text.
  public var opening = ""
  /// Whether there is a deck beside the article.
  public var isDeck = false
  /// The teams' parts of a deck, in its order.
  public var parts: [Part] = []
  /// Files of the repository that the pages show or offer, by path.
  public var files: [String] = []
  /// How many errors and warnings the rules found.
  public var errors = 0
  public var warnings = 0
  /// How many of its links lead to nothing, or to a pad, and how many pictures are lost.
  public var faults = 0

  /// A team's part of a deck.
  public struct Part: Sendable, Equatable {
    /// The team's id.
    public var team: String
    public var anchor: String
    public var reporters: [String]

    public init(team: String, anchor: String, reporters: [String] = []) {
      (self.team, self.anchor, self.reporters) = (team, anchor, reporters)
    }
  }

  public init() {}
}
