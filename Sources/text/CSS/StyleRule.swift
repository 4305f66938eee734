/// An author's rule as a page may have it: selectors and declarations.
public struct StyleRule: Sendable, Equatable {
  let selectors: [Selector]
  /// The declarations in normalised form, separated by `;`; never empty.
  public let declarations: String

  /// The rule below `scope`, a selector of the page, without a line end.
  public func text(scope: String) -> String {
    selectors.map { $0.text(scope: scope) }.joined(separator: ",") + "{" + declarations + "}"
  }
}
