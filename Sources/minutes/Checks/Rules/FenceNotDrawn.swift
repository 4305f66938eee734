import Decks
import Diagnostics
import Markdown

/// Diagrams of other languages than mermaid's are drawn by HedgeDoc alone.
enum FenceNotDrawn {
  static let rule = Rule(
    "fence-not-drawn", .warning, "a diagram that HedgeDoc draws and pages show as code",
    """
    HedgeDoc draws fences of `sequence`, `flow`, `graphviz` and `abc` as well. Pages, PDF and pictures made here draw mermaid
    alone, which has all of these but music, and show the others as the code that they are.

    Wrong: a fence of `sequence`, `flow` or `graphviz`
    Right: a fence of `mermaid` with `sequenceDiagram` in its first line
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    for checked in subject.slides {
      for fence in checked.content.foreignDiagrams {
        let file = subject.file
        let line = file.line(file.lineNumber(at: fence.place.lowerBound)).clamped(to: fence.place)
        found.append(
          rule.finding(
            "\(fence.language) diagram is shown as code here", at: line, in: file, label: "HedgeDoc draws it"))
      }
    }
  }
}
