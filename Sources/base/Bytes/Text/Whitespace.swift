// Formats differ in which characters are white space; each definition has its own name here.

extension UInt8 {
  /// Space or tab: separates words within a line.
  @inlinable public var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  /// Line feed or carriage return.
  @inlinable public var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  /// Space, tab, line feed and carriage return: JSON (RFC 8259 §2) and XML.
  @inlinable public var isJSONWhitespace: Bool { isSpaceOrTab || isLineEnd }

  /// JSON's and form feed: HTML and CSS.
  @inlinable public var isHTMLWhitespace: Bool { isJSONWhitespace || self == 0x0C }

  /// HTML's and vertical tab: CommonMark, C and JavaScript's `\s` as far as it is ASCII.
  @inlinable public var isASCIIWhitespace: Bool { self == 0x20 || self &- 0x09 < 5 }
}
