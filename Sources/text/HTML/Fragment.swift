/// A piece of a page as a flat list of nodes, from which both the HTML text and the facts about it are read.
///
/// Always balanced; made by `FragmentWriter`.
public struct Fragment: Sendable {
  /// A node of a page, in document order.
  public struct Node: Sendable {
    public internal(set) var kind: Kind
    /// Byte range in the source file; empty if the writer closed or opened something that the author left out.
    public let place: Range<Int>
    /// For a start the index of its end, and vice versa; for other nodes the node's own index.
    public internal(set) var partner: Int
  }

  /// The kind of a node.
  public enum Kind: Sendable, Equatable {
    /// A void element (`img`, `br`, …) is a start whose partner is itself.
    case start(Element)
    case end(Tag)
    /// Plain text, not escaped.
    case text(String)
    /// The text between `<!--` and `-->`.
    case comment(String)
  }

  /// The content of a `<style>` element, which is not written to the page.
  public struct Style: Sendable, Equatable {
    public let css: String
    public let place: Range<Int>
  }

  public internal(set) var nodes: [Node]
  /// Everything that the policy removed, in order; the last has the reason `limit` if there were more than a thousand.
  public internal(set) var drops: [Removal]
  public let styles: [Style]
  /// Indices of the starts with a `style` attribute, ascending except for those set by comments.
  public internal(set) var styled: [Int]
  let policy: Policy

  /// Sets or replaces an attribute that an author requests in a comment (HedgeDoc's `.element`).
  ///
  /// Only `class`, `id`, `style` and authors' `data-` names are allowed; the value is checked by the same rules as in a
  /// tag. A refused attribute is added to `drops` with `place`.
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
