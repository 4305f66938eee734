import HTML

/// A drawn diagram on a slide.
enum DiagramFigure {
  /// Where its letters would be too small, a button shows it as large as the window.
  static func markup(_ svg: [UInt8], isSmall: Bool) -> Markup {
    var figure = Markup()
    figure.tag("figure", [("class", isSmall ? "diagram wide" : "diagram")])
    figure.tag("div", [("class", "drawing"), ("tabindex", "0"), ("role", "group"), ("aria-label", "diagram")])
    figure.trusted(svg)
    figure.raw("</div>")
    if isSmall { figure.raw("<button type=\"button\" class=\"enlarge\">Show it large</button>") }
    figure.raw("</figure>")
    return figure
  }
}
