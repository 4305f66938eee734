import Bytes
import Diagnostics
import Markdown

/// A formula wants to be TeX that pages can set.
enum FormulaFaulty {
  static let rule = Rule(
    "formula-faulty", .warning, "a formula that cannot be set",
    """
    Formulas are set by KaTeX, which knows most of what mathematicians write, and no packages: `\\ce`, `\\SI` and `\\require` are
    unknown to it. A brace that is not closed, `\\left` without `\\right` and an environment without its end cannot be set either:
    the page shows the source then. What a formula defines with `\\newcommand`, later ones of the deck may use.

    Wrong: `$\\frac{1}{2$`
    Right: `$\\frac{1}{2}$`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    var defined: Set<[UInt8]> = []
    subject.forEachNode { node in
      guard case .math(let source, _) = node.kind else { return }
      var reader = TeXReader(Array(source.utf8), defined: defined)
      let fault = reader.read()
      defined = reader.defined
      if let fault { found.append(rule.finding(fault, at: node.range, in: subject.file)) }
    }
  }
}
