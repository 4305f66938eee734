public import HTML
import SVG

/// A drawn diagram on a page.
public enum DiagramFigure {
  /// The markup of a diagram. If its letters would be too small, a button shows it as large as the window. `words` are
  /// the words of the drawing, for screen readers and the search.
  public static func markup(_ svg: [UInt8], isSmall: Bool, words: [String] = []) -> Markup {
    var figure = Markup()
    figure.tag("figure", [("class", isSmall ? "diagram wide" : "diagram")])
    figure.tag("div", [("class", "drawing"), ("tabindex", "0"), ("role", "group"), ("aria-label", "diagram")])
    figure.trusted(svg)
    figure.raw("</div>")
    if !words.isEmpty {
      figure.raw("<p class=\"unseen\">In the diagram: ")
      figure.text(words.joined(separator: ", "))
      figure.raw("</p>")
    }
    if isSmall { figure.raw("<button type=\"button\" class=\"enlarge\">Show it large</button>") }
    figure.raw("</figure>")
    return figure
  }

  /// A copy with other ids, since ids must be unique on a page: the arrows of a second copy would otherwise refer to
  /// the first.
  public static func copy(_ number: Int, of svg: [UInt8]) -> [UInt8] {
    guard number > 0, let copy = try? SafeSVG(svg, idPrefix: "r\(number)-") else { return svg }
    return copy.bytes
  }
}
