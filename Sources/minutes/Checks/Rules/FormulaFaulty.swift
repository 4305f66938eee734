import Decks
import Diagnostics
import Presentation

/// A formula wants to be set.
enum FormulaFaulty {
  static let rule = Rule(
    "formula-faulty", .warning, "TeX that cannot be set",
    """
    Formulas between `$` are set with the commands of KaTeX, which knows nearly all that MathJax knows. One with a command
    that nobody defined, or with braces that do not close, stays on the slide as its author typed it.

    Wrong: `$\\frac{1}{2$`, `$\\nosuchcommand{x}$`
    Right: `$\\frac{1}{2}$`, or `$\\newcommand{\\vek}[1]{\\mathbf{#1}}$` before the first `$\\vek{v}$`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    var reader = FormulaReader()
    for checked in subject.slides {
      for formula in checked.content.formulas {
        guard let fault = reader.fault(in: formula.source) else { continue }
        // In a quote or a list, what is in the formula is not the source byte for byte.
        let start = subject.withText { text in text.place(of: formula.source, in: formula.place) }?.lowerBound
        let place = start.map { $0 + fault.range.lowerBound..<$0 + fault.range.upperBound } ?? formula.place
        found.append(rule.finding("formula cannot be set: \(fault.message)", at: place, in: subject.file))
      }
    }
  }
}
