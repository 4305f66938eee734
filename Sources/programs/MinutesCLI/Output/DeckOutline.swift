import Bytes
import Decks
import Diagnostics

/// What `minutes inspect` prints for people: a line for each slide, and what is on it.
struct DeckOutline {
  let text: String

  init(_ deck: Deck, _ contents: [SlideContent]) {
    let options = SlideOptions(deck.frontMatter)
    var lines = [
      "\(deck.file.name): \(counted(contents.count, "slide")), theme \(options.theme ?? "black (HedgeDoc's own)")"
    ]
    for content in contents {
      let facts = SlideFacts(content)
      let place = content.slide.content(in: deck.file.bytes).map { range in
        let (first, last) = (deck.file.lineNumber(at: range.lowerBound), deck.file.lineNumber(at: range.upperBound - 1))
        return first == last ? "line \(first)" : "lines \(first)–\(last)"
      }
      let title = facts.headings.first.map { "  " + String(repeating: "#", count: $0.level) + " " + $0.text } ?? ""
      lines.append("\(content.slide.h)/\(content.slide.v)  \(place ?? "empty")\(title)")
      let things = Self.things(facts, content)
      if !things.isEmpty { lines.append("      " + things.joined(separator: ", ")) }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func things(_ facts: SlideFacts, _ content: SlideContent) -> [String] {
    var things: [String] = []
    func add(_ number: Int, _ name: String) { if number > 0 { things.append(counted(number, name)) } }
    add(facts.listItems, "list item")
    add(facts.tables, "table")
    add(facts.links.count, "link")
    add(facts.pictures.count, "picture")
    things += facts.fences.map { $0.isEmpty ? "code" : $0 }
    if content.notes != nil { things.append("speaker notes") }
    things += content.attributes.map { "\($0.name)=\"\($0.value)\"" }
    return things
  }

}
