/// A start tag that is allowed, with what is allowed on it.
public struct Element: Sendable, Equatable {
  public let tag: Tag
  /// In the author's order; no name twice.
  public internal(set) var attributes: [Attribute]

  init(_ tag: Tag, _ attributes: [Attribute] = []) {
    self.tag = tag
    self.attributes = attributes
  }

  /// The value of the attribute of that name; empty for one that is a switch, such as `open`.
  public subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

/// A name of the allow-list and a value that has passed its rule, as plain text: `html()` escapes it.
///
/// `style` is the exception: its value is the author's, for a CSS filter to read, and `html()` never writes it.
public struct Attribute: Sendable, Equatable {
  public let name: String
  public internal(set) var value: String
}
