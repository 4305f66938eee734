public import Diagnostics
import Reports

/// What is wrong with a text.
public enum Check {
  /// The findings of all rules but those that the author allowed, in the order of their places.
  ///
  /// `drawings` draws diagrams; without it the rules about them are silent.
  public static func run(_ subject: CheckInput, drawings: DrawingLookup? = nil) -> [Diagnostic] {
    var subject = subject
    subject.drawings = drawings
    return run(subject, Rules.all)
  }

  /// The findings of some rules, as `run` gives those of all.
  public static func run(_ subject: CheckInput, _ rules: [Rule]) -> [Diagnostic] {
    var subject = subject
    subject.items = subject.readItems()
    var found = subject.readingFindings
    for rule in rules { rule.check(subject, &found) }
    return told(found, in: subject)
  }

  /// Findings of the text without those that its author allowed, in the order of their places.
  public static func told(_ findings: [Diagnostic], in subject: CheckInput) -> [Diagnostic] {
    var found = findings
    let allowed = subject.allowedRules
    if !allowed.isEmpty {
      found.removeAll { finding in
        guard finding.file === subject.file else { return false }
        let line = subject.lines.lines[subject.lines.index(at: finding.range.lowerBound)].range
        return allowed[line.lowerBound]?.contains(finding.rule) ?? false
      }
    }
    return Diagnostic.sorted(found)
  }
}
