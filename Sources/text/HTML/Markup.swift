/// Builds HTML of a page piece by piece. Text and values are always escaped.
public struct Markup: Sendable, Equatable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Appends markup that is a literal in the source code.
  public mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends a start tag, or a void element; an attribute without a value is written with an empty one.
  public mutating func tag(_ name: StaticString, _ attributes: [(name: String, value: String)] = []) {
    raw("<")
    raw(name)
    for (name, value) in attributes { CanonicalHTML.writeAttribute(name, value, into: &bytes) }
    raw(">")
  }

  /// Appends plain text, escaped.
  public mutating func text(_ text: String) { CanonicalHTML.writeText(text, into: &bytes) }

  /// Appends markup that another writer has made safe: a fragment's HTML, a sanitised drawing, our own script.
  public mutating func trusted(_ other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }
}
