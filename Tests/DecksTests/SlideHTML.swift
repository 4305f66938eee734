import Diagnostics
import HTML

@testable import Decks

/// HTML of each slide and its notes, one block in each line.
enum SlideHTML {
  static func of(_ bytes: [UInt8]) -> String {
    let deck = Deck(SourceFile(name: "deck.md", bytes: bytes))
    return deck.slides.map { slide in
      let content = SlideContent(slide, in: deck.file)
      let notes = content.notesFragment.map { "notes:\n" + lines($0) } ?? ""
      return "\(slide.h)/\(slide.v)\n" + lines(content.fragment) + notes
    }.joined()
  }

  private static func lines(_ fragment: Fragment) -> String {
    var html = fragment.html()
    for tag in ["p", "h1", "ul", "ol", "li", "dl", "dt", "dd", "div", "blockquote", "pre", "table", "tr", "hr"] {
      for end in [">", " "] { html = html.replacing("<\(tag)\(end)", with: "\n<\(tag)\(end)") }
    }
    html = html.replacing(" rel=\"noopener noreferrer nofollow ugc\"", with: "")
    return html.split(separator: "\n").map { "    \($0)\n" }.joined()
  }
}
