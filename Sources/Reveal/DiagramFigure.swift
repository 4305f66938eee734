public import HTML
import SVG

/// A drawn diagram on a page.
public enum DiagramFigure {
  /// Where its letters would be too small, a button shows it as large as the window.
  public static func markup(_ svg: [UInt8], isSmall: Bool) -> Markup {
    var figure = Markup()
    figure.tag("figure", [("class", isSmall ? "diagram wide" : "diagram")])
    figure.tag("div", [("class", "drawing"), ("tabindex", "0"), ("role", "group"), ("aria-label", "diagram")])
    figure.trusted(svg)
    figure.raw("</div>")
    if isSmall { figure.raw("<button type=\"button\" class=\"enlarge\">Show it large</button>") }
    figure.raw("</figure>")
    return figure
  }

  /// Ids of a drawing are its own; a second copy on the page gets others, or its arrows would be those of the first.
  public static func copy(_ number: Int, of svg: [UInt8]) -> [UInt8] {
    guard number > 0, let copy = try? SafeSVG(svg, idPrefix: "r\(number)-") else { return svg }
    return copy.bytes
  }
}
