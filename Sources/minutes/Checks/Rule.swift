public import Diagnostics

/// What a rule wants, and the function that looks.
///
/// The id names the fault and reads after "allow": `placeholder-left`.
public struct Rule: Sendable {
  public let id: String
  /// How bad a finding is as a rule; single findings may be milder.
  public let severity: Severity
  /// One line for a list of all rules.
  public let title: String
  /// What the rule wants, why, and what to do, with an example of wrong and right; Markdown.
  public let explanation: String
  let check: @Sendable (CheckInput, inout [Diagnostic]) -> Void

  init(
    _ id: String, _ severity: Severity, _ title: String, _ explanation: String,
    check: @escaping @Sendable (CheckInput, inout [Diagnostic]) -> Void
  ) {
    (self.id, self.severity, self.title, self.explanation, self.check) = (id, severity, title, explanation, check)
  }
}

extension Rule {
  /// Places that come from a reader of bytes that are no UTF-8 may lie a little behind the end.
  func finding(
    _ message: String, at range: Range<Int>, in file: SourceFile, severity: Severity? = nil, label: String? = nil,
    notes: [Note] = [], fixes: [Fix] = []
  ) -> Diagnostic {
    Diagnostic(
      rule: id, severity: severity ?? self.severity, message: message, file: file,
      range: range.clamped(to: 0..<file.bytes.count), label: label,
      notes: notes, fixes: fixes)
  }
}
