public import HTML

/// The bar on every page of the preview: links to other pages, the state of the connection, and the findings, which are
/// filled in by the page's script.
public struct LiveBar: Sendable {
  let route: Route

  public init(route: Route) { self.route = route }

  /// The bar's HTML, for the end of the body.
  public var markup: Markup {
    var bar = Markup()
    bar.raw("<aside id=\"live\" class=\"live\" aria-label=\"Live preview\">\n<div class=\"live-here\" hidden></div>\n")
    bar.raw("<div class=\"live-bar\"><span class=\"live-state\" role=\"status\">connecting</span>")
    switch route {
    case .slides(let date, let team):
      link(&bar, to: .start, "Calls")
      link(&bar, to: .call(date), "\(date)")
      if team != nil { link(&bar, to: .slides(date, team: nil), "Whole deck") }
      bar.raw("<button type=\"button\" class=\"live-all\" aria-haspopup=\"dialog\">no findings</button>")
      bar.raw("<button type=\"button\" class=\"live-fold\" aria-expanded=\"true\" hidden>Hide</button>")
    case .call: link(&bar, to: .start, "Calls")
    default: break
    }
    bar.raw("</div>\n</aside>\n")
    return bar
  }

  private func link(_ bar: inout Markup, to route: Route, _ text: String) {
    bar.tag("a", [("href", route.path)])
    bar.text(text)
    bar.raw("</a>")
  }
}
