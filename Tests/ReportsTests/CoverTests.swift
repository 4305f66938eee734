import Decks
import Diagnostics
import Meetings
import Testing

@testable import Reports

@Suite struct CoverTests {
  /// Any community name survives in the deck's front matter, with the options after it.
  @Test(arguments: [
    "Sovereign Cloud Stack", "Ünion 🚀", "A", "yes", "null", "~", "42", "2024-09-26", "a: b", "a #b", "- a", "[a]",
    "{a: b}", "\"a\"",
    "it's", "a\\b", "\\\"", "&a", "*a", "!a", "%a", "@a", "`a", "| a", "> a", "a\nb", "a\r\nb", "a\tb",
    "\u{7F}\u{80}\u{9F}\u{85}",
    "a\u{2028}b\u{2029}c", "\u{FEFF}a", "\u{FFFE}\u{FFFF}", "\u{1F}\u{1}", "\"\u{301}", "---", "...", "a\n---\nb",
    "{{name}}", "{{{x}}}",
    "<b>&amp;", " a  b ", "\u{10FFFF}", "",
  ])
  func namesAreReadBack(_ name: String) throws {
    var community = Community()
    community.name = name
    let date = try #require(Day("2024-09-26"))
    let piece = try Cover(community: community, date: date).piece(TemplateSet())
    let deck = Deck(SourceFile(name: "deck.md", bytes: Array(piece.bytes)))
    #expect(deck.frontMatter?.problem == nil)
    #expect(deck.title.map { Array($0.utf8) } == Array((name + " Community Call 2024-09-26").utf8))
    #expect(SlideOptions(deck.frontMatter).theme == "white")
  }

  @Test(arguments: [
    ("Sovereign Cloud Stack", "Sovereign Cloud Stack"), ("A b 2", "A b 2"), ("yes", "\"yes\""), ("2 a", "\"2 a\""),
    ("Ü n", "\"Ü n\""), ("a \"b\"", "\"a \\\"b\\\"\""), ("a\\n", "\"a\\\\n\""), ("a\nb", "\"a\\nb\""),
    ("a\u{7F}", "\"a\\u007f\""),
    ("a ", "\"a \""), ("", "\"\""),
  ])
  func quoting(_ text: String, _ yaml: String) {
    #expect(Cover.yaml(text) == yaml)
  }

  @Test(arguments: [
    ("Ünion", "# <span class=\"mint\">Ünion</span> <span class=\"blue\"></span>"),
    ("Ünion der 🚀 Leute", "# <span class=\"mint\">Ünion</span> <span class=\"blue\">der 🚀 Leute</span>"),
  ])
  func firstWordIsMint(_ name: String, _ line: String) throws {
    var community = Community()
    community.name = name
    let text = try Self.text(of: community)
    #expect(text.split(separator: "\n").contains(line[...]))
  }

  @Test func pictureBehindTheCover() throws {
    var community = Community()
    #expect(try Self.text(of: community).contains("data-background") == false)
    community.style.cover = "./ä🚀.png"
    let text = try Self.text(of: community)
    #expect(text.contains("<!-- .slide: data-background=\"./ä🚀.png\" -->\n\n# <span"))
  }

  @Test func ownTemplate() throws {
    let own = TemplateSet(own: [
      .deck: file("---\ntitle: {{{titleYAML}}}\n---\n\n# {{{callTitle}}} {{{date}}}\n", "templates/deck.md")
    ])
    let text = try Self.text(of: Community(), own)
    #expect(
      text == "---\ntitle: \"Sovereign Cloud Stack Community Call 2024-09-26\"\n---\n\n# Community Call 2024-09-26\n")
  }

  @Test func ownTemplateThatIsNone() throws {
    let own = TemplateSet(own: [.deck: file("{{#ä 🚀}}", "templates/deck.md")])
    #expect {
      try Self.text(of: Community(), own)
    } throws: { error in
      "\(error)" == "templates/deck.md:1:4: \"ä 🚀\" is no name; a tag holds one word, "
        + "or remove the file to use the built-in one"
    }
  }

  private static func text(of community: Community, _ templates: TemplateSet = TemplateSet()) throws -> String {
    let date = try #require(Day("2024-09-26"))
    return String(decoding: try Cover(community: community, date: date).piece(templates).bytes, as: UTF8.self)
  }
}
