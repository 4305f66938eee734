import Bytes
import Content
import Decks
import FileTrees
import Links
import Meetings
import Reports

/// The title of a page. It is only in the front matter, from which Docusaurus makes the only heading of level 1.
struct PageTitle {
  /// The title of the page.
  let text: String
  /// The label in the sidebar; `nil` if it is the title.
  let label: String?

  /// Removes the heading with the same text from the blocks.
  init(_ entry: PageEntry, _ deck: Deck, _ blocks: inout [Block]) {
    var own = deck.title.flatMap { Self.isBlank($0) ? nil : $0 }
    if case .heading(let level, let pieces)? = blocks.first {
      let heading = Self.collapsed(pieces.plainText)
      let isAlone =
        own == nil && !heading.utf8.isEmpty
        && blocks.dropFirst().allSatisfy { level == 1 || !$0.isHeading(upTo: level) }
      if isAlone { own = heading }
      if let own, heading.utf8.elementsEqual(Self.collapsed(own).utf8), pieces.isOnlyText { blocks.removeFirst() }
      if case .slideBreak? = blocks.first { blocks.removeFirst() }
    }
    let name = entry.text.path.lastName
    let stem =
      name.utf8.suffix(3).elementsEqual(".md".utf8) ? String(decoding: name.utf8.dropLast(3), as: UTF8.self) : name
    label = entry.text.date.map { $0.description + String(decoding: stem.utf8.dropFirst(8), as: UTF8.self) }
    let said = own.map(Self.collapsed) ?? label ?? stem
    text = Self.complete(said, entry)
  }

  /// A title of digits alone is prefixed with the section's name; one without its year gets the date appended.
  private static func complete(_ title: String, _ entry: PageEntry) -> String {
    var title = title
    if !title.utf8.contains(where: { $0.isASCIILetter || $0 >= 0x80 }), !entry.section.utf8.isEmpty {
      title = entry.section + " " + title
    }
    guard let date = entry.text.date else { return title }
    let year = Array("\(date.year)".utf8)
    let bytes = Array(title.utf8)
    let containsYear = bytes.indices.contains { bytes[$0...].starts(with: year) }
    return containsYear ? title : "\(title), \(date)"
  }

  private static func collapsed(_ text: String) -> String {
    text.utf8.split(whereSeparator: \.isASCIIWhitespace).map { String(decoding: $0, as: UTF8.self) }.joined(
      separator: " ")
  }

  private static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy(\.isASCIIWhitespace) }
}

extension Block {
  /// Whether the block is a heading of at most that level.
  fileprivate func isHeading(upTo level: Int) -> Bool {
    if case .heading(let own, _) = self { own <= level } else { false }
  }
}

extension [Inline] {
  /// Whether a title can represent it without losing a link, picture or note.
  fileprivate var isOnlyText: Bool {
    allSatisfy { piece in
      switch piece {
      case .text, .lineBreak, .code: true
      case .format(_, let inner): inner.isOnlyText
      default: false
      }
    }
  }
}
