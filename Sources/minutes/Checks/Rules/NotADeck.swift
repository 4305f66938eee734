import Bytes
import Decks
public import Diagnostics
import YAML

/// A deck wants to say that it is one.
enum NotADeck {
  static let rule = Rule(
    "not-a-deck", .warning, "a text that has what only slides have, and does not say that it is slides",
    """
    A text is shown as slides where its front matter says `type: slide`. Without that line, `slideOptions` and comments such as
    `.slide:` do nothing on the website, and separators are rules across the page. A file that is no Markdown is no deck either.

    Wrong: front matter with `slideOptions: { theme: white }` alone
    Right: `type: slide` in the line above it
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard subject.isNote, let head = subject.frontMatter, let root = head.root,
      let options = root["slideOptions"], root["type"] == nil
    else { return }
    subject.withText { text in
      let start = (text.first(0x0A, in: head.yaml) ?? head.yaml.lowerBound) + 1
      let edit = Edit(range: start..<start, replacement: Array("type: slide\n".utf8))
      var line = options.range.lowerBound
      while line > start, text[line - 1] != 0x0A { line -= 1 }
      let key = text.place(of: "slideOptions", in: head.yaml) ?? line..<options.range.upperBound
      found.append(
        rule.finding(
          "slides need \"type: slide\" in the front matter", at: key, in: subject.file,
          label: "the text is shown as one page",
          fixes: [Fix(title: "add \"type: slide\"", safety: .suggested, edits: [edit])]))
    }
  }
}

extension Check {
  /// That a file which was named is no text: a picture, settings.
  public static func noText(_ file: SourceFile) -> Diagnostic {
    NotADeck.rule.finding(
      "a deck or report is a file that ends with .md", at: 0..<0, in: file, severity: .error)
  }
}
