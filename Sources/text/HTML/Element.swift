/// An allowed start tag with its allowed attributes.
public struct Element: Sendable, Equatable {
  public let tag: Tag
  /// In the author's order, each name once.
  public internal(set) var attributes: [Attribute]

  init(_ tag: Tag, _ attributes: [Attribute] = []) {
    self.tag = tag
    self.attributes = attributes
  }

  /// The value of an attribute; empty for a boolean one such as `open`.
  public subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

/// An allowed attribute with a valid value, as plain text: `html()` escapes it.
///
/// `style` is an exception: it has the author's value for a CSS filter, and `html()` never writes it.
public struct Attribute: Sendable, Equatable {
  public let name: String
  public internal(set) var value: String
}
