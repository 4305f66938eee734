/// Everything that other pages, feeds and the search need to know of an archived text, once it has been read.
///
/// It is always whole. Most of what is remembered of a text is not asked for in most runs; those who need less take its `summary`.
public struct PageFacts: Sendable, Equatable {
  public var summary = PageSummary()
  /// What the teams spoke of, part by part.
  public var topics: [Topic] = []
  /// Names of the places on the page.
  public var anchors: [String] = []
  public var links: [Link] = []
  /// Pictures that its pages have to do without.
  public var pictureLosses: [PictureLoss] = []

  /// A slide or an item of a team, by its heading.
  public struct Topic: Sendable, Equatable {
    /// The index of its part in `PageSummary.parts`.
    public var part: Int
    public var title: String
    public var anchor: String

    public init(part: Int, title: String, anchor: String) {
      (self.part, self.title, self.anchor) = (part, title, anchor)
    }
  }

  /// A picture that readers do not get as its author meant it.
  public struct PictureLoss: Sendable, Hashable {
    public var message: String
    /// Where it stands in the text, in bytes.
    public var place: Range<Int>

    public init(message: String, place: Range<Int>) { (self.message, self.place) = (message, place) }
  }

  /// A link within the archive.
  public struct Link: Sendable, Equatable {
    /// As its author wrote it.
    public var written: String
    /// Where it leads, below the site; empty where there is nothing.
    public var target: String
    /// Where it stands, from 1.
    public var line: Int

    public init(written: String, target: String, line: Int) {
      (self.written, self.target, self.line) = (written, target, line)
    }

    /// Whether it asks for a place on one of these pages, by their addresses.
    public func leads(into pages: Set<String>) -> Bool {
      guard written.utf8.contains(UInt8(ascii: "#")) else { return false }
      return pages.contains(String(decoding: target.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self))
    }
  }

  public init() {}

  /// What was spoken of in a part, by its index.
  func topics(ofPart index: Int) -> [Topic] { topics.filter { $0.part == index } }

  /// Removes the lost pictures that a rule has reported already, at these places in the text.
  public mutating func removeLosses(reportedAt places: [Int]) {
    guard !pictureLosses.isEmpty, !places.isEmpty else { return }
    var reported = places.sorted()[...]
    pictureLosses = pictureLosses.sorted { $0.place.lowerBound < $1.place.lowerBound }.filter { loss in
      reported = reported.drop { $0 < loss.place.lowerBound }
      return reported.first.map { $0 > loss.place.upperBound } ?? true
    }
  }
}
