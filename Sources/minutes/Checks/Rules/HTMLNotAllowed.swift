import Decks
import Diagnostics
import HTML

/// HTML on slides wants to be of the kind that every reader of the deck is shown.
enum HTMLNotAllowed {
  static let rule = Rule(
    "html-not-allowed", .warning, "HTML that is taken away from the slide",
    """
    Slides may hold HTML for looks: `<font>`, `<br>`, `<img>`, `<details>`, `style=` and the like. Scripts, forms and
    frames are taken away with what is in them, other attributes silently. A word such as `<user>` that is no tag is
    shown as text; backquotes say that this was meant.

    Wrong: `<script>…</script>`, `<p onclick="…">`
    Right: Markdown, or a tag that is allowed
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    for checked in subject.slides {
      for drop in checked.content.fragment.drops {
        guard let (message, severity) = judge(drop, subject) else { continue }
        found.append(rule.finding(message, at: drop.place, in: subject.file, severity: severity))
      }
    }
  }

  private static func judge(_ drop: Removal, _ subject: CheckInput) -> (String, Severity)? {
    switch drop.reason {
    case .element:
      return subject.withText { text in
        // A word in angle brackets: nothing was lost.
        let isWord = text.first(0x20, in: drop.place) == nil && !removed.contains(drop.what)
        return isWord
          ? ("tag <\(drop.what)> is no HTML and shows as text", .note)
          : ("element <\(drop.what)> is not allowed", .warning)
      }
    case .attribute:
      return ("attribute \(drop.what) is not allowed", drop.what.utf8.starts(with: "on".utf8) ? .warning : .note)
    // What links lose, `link-empty` says.
    case .address: return drop.what == "href" ? nil : ("address of \(drop.what) is not allowed", .warning)
    case .value: return ("value of \(drop.what) is not allowed", .note)
    case .unbalancedEnd: return ("end tag </\(drop.what)> closes nothing", .note)
    case .limit: return ("HTML is too much or too deep to be shown", .warning)
    // Cut through by a separator: that is the fault.
    case .unfinished where subject.lines.torn.contains(where: { $0.opening.lowerBound == drop.place.lowerBound }):
      return nil
    case .unfinished: return ("\(drop.what) needs an end", .warning)
    }
  }

  /// What goes with all that is in it, and what never was a word.
  private static let removed: Set<String> = [
    "applet", "audio", "canvas", "declaration", "doctype", "frameset", "head", "iframe", "math", "noembed", "noframes",
    "noscript", "object", "plaintext", "script", "select", "style", "svg", "template", "textarea", "title", "video",
    "xmp",
  ]
}
