import Diagnostics

/// Diagrams can be drawn.
enum DiagramFaulty {
  static let rule = Rule(
    "diagram-faulty", .error, "a diagram that mermaid cannot draw",
    """
    The message is mermaid's own, and the line the one that it stopped at. Directives, links and pictures in diagrams are not
    allowed: the look is that of the deck, and nothing is loaded. Without Chromium on the machine only those are found.

    Wrong: `a --> |yes b`
    Right: `a -->|yes| b`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    DiagramFaults.find(subject, &found, rule: rule.id)
  }
}
