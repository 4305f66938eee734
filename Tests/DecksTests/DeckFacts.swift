import Diagnostics
import HTML
import Markdown
import YAML

@testable import Decks

/// Properties of a parsed deck as text, one in each line; positions are line and column.
struct DeckFacts {
  private let deck: Deck
  private var lines: [String] = []

  static func of(_ bytes: [UInt8]) -> String {
    var facts = DeckFacts(deck: Deck(SourceFile(name: "deck.md", bytes: bytes)))
    facts.head()
    for slide in facts.deck.slides { facts.slide(SlideContent(slide, in: facts.deck.file)) }
    return facts.lines.map { $0 + "\n" }.joined()
  }

  private init(deck: Deck) { self.deck = deck }

  private mutating func head() {
    guard let head = deck.frontMatter else { return }
    let problem = head.problem.map { ", \($0.message) at \(place($0.range))" } ?? ""
    lines.append("front matter \(head.hidesFromBody ? "hidden" : "shown") up to \(end(head.range))\(problem)")
    if let title = deck.title { lines.append("title \(quoted(title))") }
    let options = SlideOptions(head)
    for entry in options.kept { lines.append("option \(entry.key.string ?? "?") = \(shown(entry.value))") }
    for entry in options.dropped { lines.append("no option \(entry.key.string ?? "?")") }
    if let theme = options.theme { lines.append("theme \(theme)") }
  }

  private mutating func slide(_ content: SlideContent) {
    let facts = SlideFacts(content)
    let slide = content.slide
    let source = slide.content(in: deck.file.bytes).map { range in
      "\(deck.file.lineNumber(at: range.lowerBound))-\(deck.file.lineNumber(at: range.upperBound - 1))"
    }
    lines.append("\(slide.h)/\(slide.v) \(source ?? "empty")")
    for attribute in content.attributes { add("slide \(attribute.name)=\(quoted(attribute.value))") }
    if let notes = content.notes {
      add("notes \(quoted(String(decoding: deck.file.bytes[notes.text], as: UTF8.self))) at \(place(notes.marker))")
    }
    for heading in facts.headings { add("h\(heading.level) \(quoted(heading.text)) at \(place(heading.place))") }
    if facts.listItems > 0 { add("items \(facts.listItems), depth \(facts.maximumListDepth)") }
    for link in facts.links { add("link \(link.href) \(quoted(link.text)) at \(place(link.place))") }
    for picture in facts.pictures {
      let size = picture.width == nil && picture.height == nil ? "" : " \(picture.width ?? "")x\(picture.height ?? "")"
      add("picture \(picture.src) \(quoted(picture.alt))\(size) at \(place(picture.place))")
    }
    for fence in facts.fences { add("code \(fence.isEmpty ? "of no language" : fence)") }
    if !facts.tasks.isEmpty { add("tasks \(facts.tasks.map { $0 ? "x" : "o" }.joined())") }
    for node in content.fragment.nodes { element(node) }
    let counts = [
      ("tables", facts.tables), ("paragraphs", facts.paragraphs), ("quotes", facts.blockquotes), ("rules", facts.rules),
      ("breaks", facts.lineBreaks),
    ].filter { $0.1 > 0 }
    if !counts.isEmpty { add(counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")) }
    if !facts.text.isEmpty { add("text \(quoted(facts.text))") }
  }

  /// Elements with attributes set by the author.
  private mutating func element(_ node: Fragment.Node) {
    guard case .start(let element) = node.kind else { return }
    let dress = element.attributes.filter {
      ["id", "class", "style"].contains($0.name) && !$0.value.hasPrefix("language-") || $0.name.hasPrefix("data-")
    }
    guard !dress.isEmpty else { return }
    add("<\(element.tag.rawValue) \(dress.map { "\($0.name)=\(quoted($0.value))" }.joined(separator: " "))>")
  }

  private mutating func add(_ fact: String) { lines.append("    " + fact) }

  private func place(_ range: Range<Int>) -> String {
    let position = deck.file.position(at: range.lowerBound)
    return "\(position.line):\(position.column)"
  }

  private func end(_ range: Range<Int>) -> String { place(range.upperBound..<range.upperBound) }

  private func quoted(_ text: String) -> String { "“\(text.replacing("\n", with: "⏎"))”" }

  private func shown(_ node: YAMLNode) -> String {
    switch node.value {
    case .scalar(let text, plain: true): text
    case .scalar(let text, plain: false): quoted(text)
    case .sequence(let items): "[\(items.map(shown).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.key.string ?? "?"): \(shown($0.value))" }.joined(separator: ", "))}"
    }
  }
}
