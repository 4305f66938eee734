import Bytes

/// Finds objects of a PDF by its cross-reference table, in the form that Chromium writes.
///
/// Keys are searched only in the object that they belong to, so that text of a slide is never taken for a key.
struct PDFObjects {
  private let bytes: [UInt8]
  private let table: Int
  private let trailer: Range<Int>

  /// Fails if the bytes are not a PDF with a cross-reference table.
  init?(_ bytes: [UInt8]) {
    guard let mark = Self.last("startxref", in: bytes), let start = Self.number(in: bytes, from: mark + 9),
      let trailer = Self.last("trailer", in: bytes), start < trailer, bytes[start...].starts(with: "xref\n0 ".utf8),
      let rows = bytes[(start + 5)..<trailer].firstIndex(of: 0x0A)
    else { return nil }
    (self.bytes, table, self.trailer) = (bytes, rows + 1, trailer..<mark)
  }

  /// Returns the byte range of an object that the trailer refers to, such as `/Root` or `/Info`.
  func named(_ name: String) -> Range<Int>? { reference(name, in: trailer) }

  /// Returns the byte range of the object that another one refers to by this key.
  func reference(_ name: String, in object: Range<Int>) -> Range<Int>? {
    number(name, in: object).flatMap { self.object($0) }
  }

  /// Returns the number after a key in an object.
  func number(_ name: String, in object: Range<Int>) -> Int? {
    value(name + " ", in: object).flatMap { Self.number(in: bytes, from: $0) }
  }

  /// Returns the offset of the value after the last occurrence of a key in an object.
  func value(_ name: String, in object: Range<Int>) -> Int? {
    Self.last(name, in: bytes[object]).map { $0 + name.utf8.count }
  }

  /// Returns the byte range of an object by its number. Table rows have 20 bytes and begin with a ten-digit offset.
  private func object(_ number: Int) -> Range<Int>? {
    let row = table + 20 * number
    guard number > 0, row + 10 <= trailer.lowerBound, let start = Self.number(in: bytes, from: row),
      start < table, bytes[start...].starts(with: "\(number) 0 obj".utf8)
    else { return nil }
    // The objects in question (page list, root, document information) are short and have no streams.
    let rest = bytes[start..<min(bytes.count, start + 1 << 16)]
    return Self.first("endobj", in: rest).map { start..<$0 }
  }

  private static func number(in bytes: [UInt8], from offset: Int) -> Int? {
    let digits = bytes[offset...].drop { $0 == 0x20 || $0 == 0x0A }.prefix { $0.isASCIIDigit }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func first(_ text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: text.utf8) }
  }

  private static func last(_ text: String, in bytes: [UInt8]) -> Int? { last(text, in: bytes[...]) }

  private static func last(_ text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.reversed().first { bytes[$0] == text.utf8.first && bytes[$0...].starts(with: text.utf8) }
  }
}
