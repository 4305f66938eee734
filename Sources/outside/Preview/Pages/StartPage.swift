import HTML
public import Meetings
import Reports

/// The start page: the calls of a repository, newest first.
public struct StartPage: Sendable {
  /// A call that has reports, an archived deck, or both.
  public struct Call: Sendable {
    let date: Day
    let hasReports: Bool
    let hasDeck: Bool

    public init(date: Day, hasReports: Bool, hasDeck: Bool) {
      (self.date, self.hasReports, self.hasDeck) = (date, hasReports, hasDeck)
    }
  }

  let community: String
  let calls: [Call]

  /// Creates the page. `calls` may be in any order.
  public init(community: String, calls: [Call]) {
    (self.community, self.calls) = (community, calls.sorted { $0.date > $1.date })
  }

  /// The complete page.
  public var page: PlainPage {
    var content = Markup()
    content.raw("<h1>")
    content.text(community)
    content.raw("</h1>\n")
    if calls.isEmpty {
      content.raw("<p>There is no call yet; <code>minutes new next</code> writes the reports of the next one.</p>\n")
    } else {
      content.raw("<ul class=\"calls\">\n")
      for call in calls {
        content.raw("<li>")
        content.tag("a", [("class", "date"), ("href", Route.call(call.date).path)])
        content.text("\(call.date)")
        content.raw("</a> ")
        content.tag("a", [("href", Route.slides(call.date, team: nil).path)])
        content.raw("slides</a> <span class=\"kind\">")
        content.text(call.kind)
        content.raw("</span></li>\n")
      }
      content.raw("</ul>\n")
    }
    return PlainPage(title: "\(community): calls", content: content, route: .start)
  }
}

extension StartPage.Call {
  fileprivate var kind: String {
    switch (hasReports, hasDeck) {
    case (true, true): "reports, archived deck"
    case (true, false): "reports"
    default: "archived deck"
    }
  }
}
