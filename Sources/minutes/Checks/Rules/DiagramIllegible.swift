import Diagnostics

/// The letters of diagrams can be read from the last row.
enum DiagramIllegible {
  static let rule = Rule(
    "diagram-illegible", .warning, "a diagram whose letters are too small to read",
    """
    A diagram is made as small as the slide needs it; where its letters fall below 11 pixels on a screen of 1280 × 720, nobody
    reads them. The slide then has a button that shows it large. Split the diagram, or let it go down (`flowchart TD`)
    instead of across. Looked for where Chromium is on the machine.

    Wrong: a `flowchart LR` with fifteen boxes in a row
    Right: two diagrams of seven
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    DiagramFaults.find(subject, &found, rule: rule.id)
  }
}
