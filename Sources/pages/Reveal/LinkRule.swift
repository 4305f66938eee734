public import HTML

/// Rewrites the links of a page: to pages of the site, or to nothing.
public struct LinkRule: Sendable {
  /// The target of a link on the page.
  public enum Target: Sendable, Equatable {
    case asWritten
    case to(String)
    /// There is nothing to lead to: its text stays.
    case nowhere
  }

  private let target: @Sendable (String) -> Target

  public init(_ target: @escaping @Sendable (String) -> Target) { self.target = target }

  /// The link as the page has it; `added` are attributes of the page, `index` is its node.
  public func rewrite(
    _ element: Element, _ address: String, _ added: [(name: String, value: String)], at index: Int,
    in fragment: Fragment
  ) -> ElementRewrite {
    switch target(address) {
    case .asWritten: return added.isEmpty ? .asItIs : .with(added)
    case .to(let other): return .with(added + [("href", other)])
    case .nowhere: return .remade(element.remade(as: .span, without: ["href"], with: added + [("class", "dead-link")]))
    }
  }
}
