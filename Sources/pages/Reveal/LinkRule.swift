public import HTML

/// Where the links of a page lead, which may be elsewhere than where their authors say.
public struct LinkRule: Sendable {
  /// What becomes of a link.
  public enum Way: Sendable, Equatable {
    case asWritten
    case to(String)
    /// There is nothing to lead to: its text stays.
    case nowhere
  }

  private let way: @Sendable (String) -> Way

  public init(_ way: @escaping @Sendable (String) -> Way) { self.way = way }

  /// The link as the page has it; `added` are attributes of the page, `index` is its node.
  public func dress(
    _ element: Element, _ address: String, _ added: [(name: String, value: String)], at index: Int,
    in fragment: Fragment
  ) -> ElementRewrite {
    switch way(address) {
    case .asWritten: return added.isEmpty ? .asItIs : .with(added)
    case .to(let other): return .with(added + [("href", other)])
    case .nowhere: return .remade(element.remade(as: .span, without: ["href"], with: added + [("class", "dead-link")]))
    }
  }
}
