import Bytes
import Decks
import FileTrees
import Links
import Meetings
import Reports
import YAML

/// The front matter of a page.
struct PageHead {
  let bytes: [UInt8]

  /// The newest page comes first in the sidebar, and a new page does not change the positions of others: the position
  /// is the negated date.
  init(_ entry: PageEntry, _ title: PageTitle, deck: Deck, description: String?, repository: RepositoryAddress?) {
    var lines = ["title: " + QuotedText.quoted(title.text)]
    if let label = title.label { lines.append("sidebar_label: " + QuotedText.quoted(label)) }
    if let date = entry.text.date {
      lines.append("date: \(date)")
      lines.append("sidebar_position: -\(date.compact)")
    }
    // The archive's own README comes before the folders.
    if entry.page.utf8.elementsEqual("index.md".utf8) { lines.append("sidebar_position: 0") }
    let tags = entry.tags + Self.tags(of: deck) + (entry.text.date.map { ["\($0.year)"] } ?? [])
    let distinct = tags.reduce(into: [String]()) { if !$0.contains($1), !$1.utf8.isEmpty { $0.append($1) } }
    if !distinct.isEmpty {
      lines.append("tags: [" + distinct.map(QuotedText.quoted).joined(separator: ", ") + "]")
    }
    let own = deck.frontMatter?.root?["description"].flatMap { $0.isNull ? nil : $0.string }
    if let text = own ?? description { lines.append("description: " + QuotedText.quoted(text)) }
    // The edit link leads to the archived file.
    if let repository {
      lines.append("custom_edit_url: " + QuotedText.quoted(repository.address(of: entry.text.path.description)))
    }
    bytes = Array("---\n".utf8) + lines.flatMap { Array($0.utf8) + [0x0A] } + Array("---\n".utf8)
  }

  /// HedgeDoc's notation: one text, separated by commas.
  private static func tags(of deck: Deck) -> [String] {
    guard let text = deck.frontMatter?.root?["tags"]?.string else { return [] }
    return text.utf8.split(separator: UInt8(ascii: ",")).map { part in
      let start = part.drop(while: \.isASCIIWhitespace)
      return String(decoding: start.reversed().drop(while: \.isASCIIWhitespace).reversed(), as: UTF8.self)
    }
  }
}
