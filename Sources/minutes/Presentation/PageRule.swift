/// Ids of findings about pages, as shown in brackets after a finding.
public enum PageRule {
  /// A slide option with an invalid value.
  public static let option = "slide-option-invalid"
  /// An attribute that is not allowed on slides.
  public static let attribute = "slide-attribute-not-allowed"
  /// CSS that is left out of the page.
  public static let style = "style-not-allowed"
  /// A picture, or a part of one, that is left out of the page.
  public static let picture = "picture-not-shown"
  /// A diagram that cannot be drawn.
  public static let diagramFaulty = "diagram-faulty"
  /// A diagram whose letters are too small on a screen.
  public static let diagramIllegible = "diagram-illegible"
  /// A slide that is higher than the stage, or has to be made small to fit it.
  public static let tooFull = "slide-too-full"
  /// A slide with something wider than the stage.
  public static let tooWide = "slide-too-wide"
  /// TeX that cannot be set.
  public static let formulaFaulty = "formula-faulty"
}
