/// Names of what can be wrong with a page, as they stand in brackets behind a finding.
public enum PageRule {
  static let option = "slide-option-invalid"
  static let attribute = "slide-attribute-not-allowed"
  static let style = "style-not-allowed"
  /// A picture that a page has to do without, or a part of one.
  public static let picture = "picture-not-shown"
  static let diagramFaulty = "diagram-faulty"
  static let diagramIllegible = "diagram-illegible"
}
