/// What other pages, feeds and the search need to know of an archived text, once it has been read.
public struct PageFacts: Sendable, Equatable {
  public var title = ""
  /// `en`, `de`, or what the front matter says.
  public var language = "en"
  /// The first sentences, as text.
  public var summary = ""
  /// Whether there is a deck beside the article.
  public var isDeck = false
  /// The teams' parts of a deck, in its order.
  public var parts: [Part] = []
  /// Names of the places on the page.
  public var anchors: [String] = []
  public var links: [Link] = []
  /// Files of the repository that the pages show or offer, by path.
  public var files: [String] = []
  /// How many errors and warnings were found.
  public var errors = 0
  public var warnings = 0
  /// Pictures that its pages have to do without.
  public var pictureLosses: [PictureLoss] = []
  /// How many of its links lead to nothing, or to a pad, and how many pictures are lost.
  public var faults = 0

  /// What a team showed in a call.
  public struct Part: Sendable, Equatable {
    public var team = ""
    public var anchor = ""
    public var reporters: [String] = []
    public var topics: [Topic] = []
  }

  /// A slide of a team, by its heading.
  public struct Topic: Sendable, Equatable {
    public var title = ""
    public var anchor = ""
  }

  /// A picture that readers do not get as its author meant it.
  public struct PictureLoss: Sendable, Hashable {
    public var message = ""
    /// Where it stands in the text, in bytes.
    public var place = 0..<0
  }

  /// A link within the archive.
  public struct Link: Sendable, Equatable {
    /// As its author wrote it.
    public var written = ""
    /// Where it leads, below the site; empty where there is nothing.
    public var target = ""
    /// Where it stands, from 1.
    public var line = 0

    /// Whether it asks for a place on one of these pages, by their addresses.
    public func leads(into pages: Set<String>) -> Bool {
      guard written.utf8.contains(UInt8(ascii: "#")) else { return false }
      return pages.contains(String(decoding: target.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self))
    }
  }

  public init() {}

  /// Forgets the lost pictures that something else is said of already, at these places in the text.
  public mutating func forgetLosses(at places: [Int]) {
    guard !pictureLosses.isEmpty, !places.isEmpty else { return }
    var said = places.sorted()[...]
    pictureLosses = pictureLosses.sorted { $0.place.lowerBound < $1.place.lowerBound }.filter { loss in
      said = said.drop { $0 < loss.place.lowerBound }
      return said.first.map { $0 > loss.place.upperBound } ?? true
    }
  }

  /// Whether other pages, feeds and the search say the same of both.
  public func tellsTheSame(as other: PageFacts) -> Bool {
    title == other.title && language == other.language && summary == other.summary && isDeck == other.isDeck
      && parts == other.parts && files == other.files
  }
}
