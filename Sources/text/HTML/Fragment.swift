/// A piece of a page as a flat list: the HTML text and the facts about it are read from the same nodes.
///
/// Always balanced, made by a `FragmentWriter`.
public struct Fragment: Sendable {
  /// One thing on a page, in document order.
  public struct Node: Sendable {
    public internal(set) var kind: Kind
    /// Bytes of the source file; empty where the writer closed or opened something that the author left out.
    public let place: Range<Int>
    /// Index of the end of a start and the other way round; a node's own index for all others.
    public internal(set) var partner: Int
  }

  /// What a node is.
  public enum Kind: Sendable, Equatable {
    /// A void element (`img`, `br`, …) is a start whose partner is itself.
    case start(Element)
    case end(Tag)
    /// Plain text, nothing escaped.
    case text(String)
    /// What stands between `<!--` and `-->`.
    case comment(String)
  }

  /// The content of a `<style>` element, which is not on the page.
  public struct Style: Sendable, Equatable {
    public let css: String
    public let place: Range<Int>
  }

  public internal(set) var nodes: [Node]
  /// Whatever the policy took away, in order; the last has the reason `limit` where there was more than a thousand.
  public internal(set) var drops: [Removal]
  public let styles: [Style]
  /// Indices of the starts that have a `style` attribute, ascending but for those that a comment has set.
  public internal(set) var styled: [Int]
  let policy: Policy

  /// Sets an attribute that an author asked for in a comment (HedgeDoc's `.element`), replacing one that is there.
  ///
  /// Only `class`, `id`, `style` and the `data-` names of authors; the value goes through the same rules as in a tag.
  /// What is refused is added to `drops` with `place`.
  public mutating func setAttribute(_ name: String, _ value: String, onNode index: Int, at place: Range<Int>) {
    guard nodes.indices.contains(index), case .start(var element) = nodes[index].kind else { return }
    var verdict = AttributeRule.Verdict.refused(.attribute)
    if name == "class" || name == "id" || name == "style" || name.utf8.starts(with: "data-".utf8) {
      verdict = AttributeRule.judge(name, value, on: element.tag, from: .author, policy)
    }
    switch verdict {
    case .kept(let attribute):
      if let old = element.attributes.firstIndex(where: { $0.name == attribute.name }) {
        element.attributes[old] = attribute
      } else {
        element.attributes.append(attribute)
      }
      if name == "style", !styled.contains(index) { styled.append(index) }
      nodes[index].kind = .start(element)
    case .refused(let reason):
      drops.append(Removal(what: name, reason: reason, place: place))
    }
  }
}
