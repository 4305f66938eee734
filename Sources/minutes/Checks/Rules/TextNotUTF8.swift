import Diagnostics
import Reports

/// Text wants to be UTF-8 without NUL; reports are judged where they are read.
enum TextNotUTF8 {
  static let rule = Rule(
    "text-not-utf8", .error, "bytes that are no text",
    """
    HedgeDoc, git and browsers take Markdown for UTF-8. Other bytes show as question marks, and a NUL ends the text for
    some programs. A report with such bytes is left out of the deck, so that it does not spoil it for the others.

    Wrong: a file saved as Latin-1 or UTF-16
    Right: the same saved as UTF-8
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    if case .report = subject.kind { return }
    guard let fault = TextFault.first(in: subject.file.bytes) else { return }
    found.append(fault.diagnostic(in: subject.file))
  }
}
