import HTML
import Meetings

extension Markup {
  /// Breadcrumbs from the start page to the page.
  mutating func crumbs(_ places: [(address: String, name: String)]) {
    raw("<nav class=\"crumbs\" aria-label=\"You are here\"><ol>")
    items(places)
    raw("</ol></nav>\n")
  }

  /// A row of links.
  mutating func chips(_ links: [(address: String, name: String)]) {
    raw("<ul class=\"chips\">")
    items(links)
    raw("</ul>")
  }

  private mutating func items(_ links: [(address: String, name: String)]) {
    for (address, name) in links {
      raw("<li>")
      link(address, name)
      raw("</li>")
    }
  }

  /// A link; `hidden` is appended to its text for screen readers only.
  mutating func link(
    _ address: String, _ text: String, _ attributes: [(name: String, value: String)] = [], hidden: String = ""
  ) {
    tag("a", [("href", address)] + attributes)
    self.text(text)
    if !hidden.utf8.isEmpty { screenReaderText(hidden) }
    raw("</a>")
  }

  /// Text for screen readers only.
  mutating func screenReaderText(_ words: String) {
    raw("<span class=\"unseen\">")
    text(words)
    raw("</span>")
  }

  /// A `time` element: the day in words, and in ISO 8601.
  mutating func time(_ date: Day) {
    tag("time", [("datetime", date.description)])
    text(date.spoken)
    raw("</time>")
  }
}
