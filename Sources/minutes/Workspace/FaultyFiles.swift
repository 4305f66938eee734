public import Diagnostics

/// Files that a command cannot do without are wrong: the findings in them, and what follows from that.
public struct FaultyFiles: UserFacingError {
  /// What is wrong, to be shown above the sentence.
  public let findings: [Diagnostic]
  public let description: String

  public init(_ findings: [Diagnostic], _ sentence: String) { (self.findings, description) = (findings, sentence) }
}
