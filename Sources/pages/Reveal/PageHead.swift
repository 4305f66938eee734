import Decks
import HTML
import YAML

/// The head of a deck's page: title, language, direction, description.
struct PageHead: Sendable {
  let title: String
  let language: String
  let isRightToLeft: Bool
  let description: String?
  let look: PageLook
  private let meta: Markup

  /// `meta` has additional elements of a site.
  init(title: String, _ deck: Deck, _ look: PageLook, meta: Markup = Markup()) {
    (self.title, self.meta) = (title, meta)
    let root = deck.frontMatter?.root
    language = deck.language ?? "en"
    isRightToLeft = root?["dir"]?.string == "rtl"
    description = root?["description"]?.string
    self.look = look
  }

  /// The page from `<!DOCTYPE html>` to the end of its head; `policy` comes before everything that loads a file.
  func start(policy: String, loading: (inout Markup) -> Void) -> Markup {
    var page = Markup()
    page.raw("<!DOCTYPE html>\n")
    page.tag("html", [("lang", language), ("dir", isRightToLeft ? "rtl" : "ltr"), ("class", look.classes)])
    page.raw("\n<head>\n<meta charset=\"utf-8\">\n")
    page.tag("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
    page.raw("\n<meta name=\"referrer\" content=\"no-referrer\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    page.text(title)
    page.raw("</title>\n")
    if let description {
      page.tag("meta", [("name", "description"), ("content", description)])
      page.raw("\n")
    }
    page.trusted(meta.bytes)
    loading(&page)
    page.raw("</head>\n")
    return page
  }

  /// The body without its closing tag: links to other views of the deck, and the deck.
  func body(
    _ slides: [UInt8], options: String, paper: (width: Int, height: Int), hasSpeakerView: Bool, article: String?
  ) -> [UInt8] {
    var body = Markup()
    var attributes = [
      ("id", "deck"), ("class", "deck"), ("data-options", options), ("data-paper", "\(paper.width)x\(paper.height)"),
    ]
    if let article {
      body.raw("<body>\n<nav class=\"views lasting\" aria-label=\"Views\">")
      body.tag("a", [("class", "to-article"), ("href", article)])
      body.raw("Read as an article</a></nav>\n<main>\n")
      attributes.append(("data-article", article))
    } else {
      body.raw("<body>\n<nav class=\"views\" aria-label=\"Views\">")
      body.raw("<a class=\"to-article\" href=\"?view=article\">Read as an article</a>")
      body.raw("<a class=\"to-slides\" href=\"?view=slides\">Show as slides</a></nav>\n<main>\n")
    }
    if hasSpeakerView { attributes.append(("data-speaker", "")) }
    body.tag("div", attributes)
    body.raw("<div class=\"slides\">\n")
    body.trusted(slides)
    body.raw("</div></div>\n</main>\n")
    return body.bytes
  }
}

extension PageLook {
  /// The classes that style sheets select the look by.
  var classes: String { "look-\(name) theme-\(theme) \(isLight ? "light" : "dark")" }
}
