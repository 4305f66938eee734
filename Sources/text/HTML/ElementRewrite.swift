/// The replacement of a fragment's element when a page is written.
public enum ElementRewrite: Sendable {
  case asItIs
  /// Additional attributes, which replace those of the same name; `class` is appended.
  case with([(name: String, value: String)])
  /// Another element with the same content: a heading of another level, the current HTML for `font`.
  case remade(Element)
  /// Other markup for the element and its content: a link for a picture of another host, a drawing for its source.
  case replaced(Markup)
}

extension Element {
  /// The element with another name, without some attributes and with others, which replace those of the same name.
  public func remade(
    as tag: Tag? = nil, without names: [String] = [], with added: [(name: String, value: String)] = []
  ) -> Element {
    Element(tag ?? self.tag, attributes.filter { !names.contains($0.name) }).setting(added)
  }

  /// The element with attributes of the page: the names are constants, the values are escaped when they are written.
  func setting(_ attributes: [(name: String, value: String)]) -> Element {
    var element = self
    for (name, value) in attributes {
      guard let known = element.attributes.firstIndex(where: { $0.name == name }) else {
        element.attributes.append(Attribute(name: name, value: value))
        continue
      }
      let old = element.attributes[known].value
      element.attributes[known].value = name == "class" && !old.isEmpty ? old + " " + value : value
    }
    return element
  }
}
