import Decks
import Diagnostics
import HTML
import Markdown

/// A slide's HTML is balanced, and sanitising it as an author's HTML removes nothing.
enum InspectProperty {
  static func check(_ bytes: [UInt8]) {
    let deck = Deck(SourceFile(name: "deck.md", bytes: bytes))
    for slide in deck.slides.prefix(100) {
      let content = SlideContent(slide, in: deck.file)
      let facts = SlideFacts(content)
      hold(facts.maximumListDepth >= 0, "lists end")
      for heading in facts.headings { hold(heading.place, within: 0..<bytes.count, "heading") }
      for link in facts.links { hold(link.place, within: 0..<bytes.count, "link") }
      for picture in facts.pictures { hold(picture.place, within: 0..<bytes.count, "picture") }
      for node in content.fragment.nodes { hold(node.place, within: 0..<bytes.count, "node") }
      for drop in content.fragment.drops { hold(drop.place, within: 0..<bytes.count, "drop \(drop.what)") }
      var nodes = content.document.blocks
      while let node = nodes.popLast() {
        hold(node.range, within: slide.range, "\(node.kind)")
        nodes += node.children
      }
      HTMLProperty.holdSafe(content.fragment)
    }
  }
}
