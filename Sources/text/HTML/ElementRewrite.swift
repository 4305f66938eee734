/// What a page makes of an element of a fragment when it is written.
public enum ElementRewrite: Sendable {
  case asItIs
  /// Attributes that the page adds, or puts in the place of those of that name; `class` is added to what is there.
  case with([(name: String, value: String)])
  /// Another element around the same content: a heading of another level, what HTML has for `font` today.
  case remade(Element)
  /// Something else in the place of the element and what is in it: a link for a picture of another host, a drawing for its
  /// source.
  case replaced(Markup)
}

extension Element {
  /// The element under another name, without some of its attributes and with others, which replace those of their names.
  public func remade(
    as tag: Tag? = nil, without names: [String] = [], with added: [(name: String, value: String)] = []
  ) -> Element {
    Element(tag ?? self.tag, attributes.filter { !names.contains($0.name) }).setting(added)
  }

  /// The element with attributes of the page: names are ours, values are escaped when they are written.
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
