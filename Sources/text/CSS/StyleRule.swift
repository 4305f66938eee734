/// A rule of an author as a page may have it: where it counts, and what it says there.
public struct StyleRule: Sendable, Equatable {
  let selectors: [Selector]
  /// In one spelling, parted by `;`; never empty.
  public let declarations: String

  /// The rule below `scope`, a selector of the page's own, without a line end.
  public func text(scope: String) -> String {
    selectors.map { $0.text(scope: scope) }.joined(separator: ",") + "{" + declarations + "}"
  }
}
