public import HTML

/// Rewrites the links of a page: to pages of the site, or to nothing.
public struct LinkRule: Sendable {
  /// The target of a link on the page.
  public enum Target: Sendable, Equatable {
    case asWritten
    case to(String)
    /// No target: the link is removed and its text stays.
    case nowhere
  }

  private let target: @Sendable (String) -> Target

  public init(_ target: @escaping @Sendable (String) -> Target) { self.target = target }

  /// The rewritten link; `added` are attributes of the page, `index` is the link's node.
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
