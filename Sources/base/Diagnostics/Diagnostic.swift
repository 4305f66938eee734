import Secrets

/// A finding of a rule: the problem, its place, and possible fixes.
///
/// The message is a headline without a full stop; `label` is shown after the carets and describes the place itself.
/// Credentials in these texts are masked.
public struct Diagnostic: Sendable {
  public var rule: String
  public var severity: Severity
  public var message: String
  public var file: SourceFile
  /// Byte offsets into the file; offsets beyond the file are shown as its end.
  public var range: Range<Int>
  public var label: String?
  public var notes: [Note]
  public var fixes: [Fix]

  public init(
    rule: String, severity: Severity, message: String, file: SourceFile, range: Range<Int>, label: String? = nil,
    notes: [Note] = [], fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message.withSecretsMasked
    self.file = file
    self.range = range
    self.label = label?.withSecretsMasked
    self.notes = notes
    self.fixes = fixes
  }

  /// The findings in the order in which they are shown: by file name (its bytes), start, rule, message; the sort is
  /// stable.
  public static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.indices.sorted { left, right in
      let (a, b) = (diagnostics[left], diagnostics[right])
      if a.file !== b.file, let order = ordered(a.file.name, b.file.name) { return order }
      if a.range.lowerBound != b.range.lowerBound { return a.range.lowerBound < b.range.lowerBound }
      return ordered(a.rule, b.rule) ?? ordered(a.message, b.message) ?? (left < right)
    }.map { diagnostics[$0] }
  }

  private static func ordered(_ left: String, _ right: String) -> Bool? {
    if left.utf8.elementsEqual(right.utf8) { return nil }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

/// Additional information about a finding, often with another place.
public struct Note: Sendable {
  public var message: String
  public var file: SourceFile?
  public var range: Range<Int>?

  public init(_ message: String) {
    self.message = message.withSecretsMasked
  }

  public init(_ message: String, file: SourceFile, range: Range<Int>) {
    self.message = message.withSecretsMasked
    self.file = file
    self.range = range
  }
}
