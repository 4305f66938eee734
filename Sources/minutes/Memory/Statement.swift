public import Meetings

/// One line of a text as a reader sees it, with its place in lists and below headings.
public struct Statement: Sendable {
  /// What kind of line it is.
  public enum Kind: Sendable, Equatable {
    case heading(level: Int)
    case item
    /// A line of a paragraph, or a further line of a list item.
    case line
  }

  public let kind: Kind
  /// Without markup, boxes and strikes.
  public let text: String
  let words: [Word]
  /// The line in the file, from 1.
  public let line: Int
  /// Whether the line begins with a box, and whether it is ticked.
  public internal(set) var box: Bool?
  /// Whether all of its text is struck through.
  public let isStruck: Bool
  /// The addresses of its links, in their order.
  public let links: [String]
  /// Indices in the list of all statements of the text.
  var parent: Int?
  var children: [Int] = []
  /// The heading above, on the same slide.
  var heading: Int?
  /// The paragraph that the list of this item follows.
  var leadIn: Int?
  /// The id in an invisible comment that `new` wrote.
  var carriedID: String?
  /// Whether a comment says that it is no action.
  var isSilenced = false
  /// The team whose slide it stands on, in a deck.
  public var team: String?
  /// The day of the meeting, where a file has several.
  public var day: Day?

  /// Whether it is a heading.
  var isHeading: Bool { if case .heading = kind { true } else { false } }

  init(_ kind: Kind, _ text: String, shape: String, line: Int, box: Bool?, isStruck: Bool, links: [String]) {
    (self.kind, self.text, self.line, self.box, self.isStruck) = (kind, text, line, box, isStruck)
    self.links = links
    words = Word.all(in: shape)
  }
}

/// All lines of a text, with what stands around each.
public struct Statements: Sendable {
  public var all: [Statement]

  /// The lines directly below one.
  func children(of index: Int) -> [Statement] { all[index].children.map { all[$0] } }

  /// What a list is about: the line it stands below, else the paragraph before it, else the heading.
  func group(of index: Int) -> Statement? {
    let statement = all[index]
    guard statement.kind == .item else { return nil }
    return (statement.parent ?? statement.leadIn ?? statement.heading).map { all[$0] }
  }

  /// The heading above a line.
  func heading(of index: Int) -> Statement? { all[index].heading.map { all[$0] } }
}
