public import Diagnostics

extension Check {
  /// What a reader of the deck's page would miss of its HTML, its front matter and its comments: the findings of the rules
  /// about them, as far as the author did not allow them.
  public static func losses(_ subject: CheckInput) -> [Diagnostic] {
    run(
      subject,
      [FrontMatterInvalid.rule, HTMLNotAllowed.rule, CommentIgnored.rule, TextTooComplex.rule, TextNotUTF8.rule])
  }
}
