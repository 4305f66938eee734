import Diagnostics
import Presentation

/// Styles of authors dress slides, and nothing else.
enum StyleNotAllowed {
  static let rule = Rule(
    "style-not-allowed", .note, "CSS that does not come to the page",
    """
    Colours, letters, margins, borders and the like are kept, for the deck alone. What would lie over the page, load a file or
    read on its own (`position`, `url(…)`, `@import`, attribute selectors) is left out; so is what no browser understands.

    Wrong: `position: fixed`, `background: url(https://example.org/x.png)`
    Right: `color: #0f5fe1`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    for slide in subject.slides {
      for finding in PageFaults.styles(slide.content, in: subject.file) {
        // Values in quotes have a rule of their own, which fixes them.
        let isQuoted = subject.file.bytes[finding.range].contains {
          $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
        }
        if !isQuoted || !finding.message.utf8.starts(with: "value ".utf8) { found.append(finding) }
      }
    }
  }
}
