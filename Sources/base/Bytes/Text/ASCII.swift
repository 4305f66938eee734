extension UInt8 {
  /// `0` to `9`.
  @inlinable public var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// `A` to `Z` and `a` to `z`.
  @inlinable public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// A letter or a digit.
  @inlinable public var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// `0` to `9`, `A` to `F` and `a` to `f`.
  @inlinable public var isASCIIHexDigit: Bool { isASCIIDigit || (self | 0x20) &- 0x61 < 6 }

  /// The value of a hexadecimal digit; `nil` for any other byte.
  @inlinable public var hexadecimalValue: UInt8? {
    isASCIIDigit ? self & 0x0F : isASCIIHexDigit ? (self | 0x20) &- 0x57 : nil
  }

  /// The lower-case letter for an upper-case one; every other byte unchanged.
  @inlinable public var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension Sequence<UInt8> {
  /// The bytes with ASCII letters in lower case; other bytes are unchanged.
  @inlinable public func asciiLowercased() -> [UInt8] { map(\.asciiLowercased) }

  /// Whether both sequences are equal, ignoring the case of ASCII letters.
  @inlinable public func equalsIgnoringASCIICase(_ other: some Sequence<UInt8>) -> Bool {
    elementsEqual(other) { $0.asciiLowercased == $1.asciiLowercased }
  }
}

extension String {
  /// The text with ASCII letters in lower case; other characters are unchanged.
  @inlinable public func asciiLowercased() -> String { String(decoding: utf8.asciiLowercased(), as: UTF8.self) }
}
