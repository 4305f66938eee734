/// HTML that a page writes itself, piece by piece. Text and values are always escaped, so that it cannot be forgotten.
public struct Markup: Sendable, Equatable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Markup that stands in our source.
  public mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A start tag, or a void element; an attribute without a value is written as an empty one.
  public mutating func tag(_ name: StaticString, _ attributes: [(name: String, value: String)] = []) {
    raw("<")
    raw(name)
    for (name, value) in attributes { CanonicalHTML.writeAttribute(name, value, into: &bytes) }
    raw(">")
  }

  /// Text as a reader sees it.
  public mutating func text(_ text: String) { CanonicalHTML.writeText(text, into: &bytes) }

  /// What another writer has made safe: a fragment's HTML, a drawing that has passed its allow-list, our own script.
  public mutating func trusted(_ other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }
}
