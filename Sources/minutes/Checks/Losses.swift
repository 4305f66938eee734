public import Diagnostics

extension Check {
  /// What a reader of the deck's page would miss of its HTML, its front matter and its comments: the findings of the rules
  /// about them, as far as the author did not allow them.
  ///
  /// `estimating`: what will not fit the stage, too, as far as that can be told before the slides are laid out.
  public static func losses(_ subject: CheckInput, estimating: Bool = false) -> [Diagnostic] {
    let read = [
      FrontMatterInvalid.rule, FenceNotDrawn.rule, HTMLNotAllowed.rule, CommentIgnored.rule, TextTooComplex.rule,
      TextNotUTF8.rule,
    ]
    return run(subject, estimating ? read + [SlideTooFull.rule, SlideTooWide.rule, FormulaFaulty.rule] : read)
  }
}
