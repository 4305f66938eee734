/// Writes JSON as bytes, in the order of the calls.
public struct JSONWriter: Sendable {
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []
  private let escapes: JSONEscapes
  /// ASCII characters that are written unchanged; most texts contain nothing else.
  private let plain: ByteSet

  /// Creates an empty writer.
  public init(escaping escapes: JSONEscapes) {
    self.escapes = escapes
    plain = escapes == .markup ? Self.plainMarkup : Self.plainText
  }

  /// The text as a JSON string, in quotes.
  public static func string(_ text: String, escaping escapes: JSONEscapes) -> String {
    var json = JSONWriter(escaping: escapes)
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Appends punctuation and names that are literals in the source code.
  public mutating func raw(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  /// Appends a whole number.
  public mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// Appends a string, in quotes.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  /// Appends a string given as bytes; each byte that is not UTF-8 becomes U+FFFD.
  public mutating func string(_ text: some Sequence<UInt8>) {
    let copy = Array(text)
    copy.withUnsafeBufferPointer { string($0) }
  }

  private mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var index = 0
    var written = 0
    while index < text.count {
      if plain.contains(text[index]) {
        index += 1
        continue
      }
      let (scalar, length) = UTF8Text.decode(text, at: index)
      if let scalar, !escapes.escapes(scalar) {
        index += length
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<index]))
      escape(scalar)
      index += length
      written = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written...]))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ scalar: Unicode.Scalar?) {
    guard let scalar else { return raw("\u{FFFD}") }
    if let letter = escapes.shortForm(scalar) {
      bytes += [UInt8(ascii: "\\"), letter]
    } else {
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        raw("\\u")
        for shift: UInt16 in [12, 8, 4, 0] { bytes.append(Hexadecimal.digit(UInt8(unit >> shift & 0xF))) }
      }
    }
  }

  private static let plainMarkup = ByteSet.alphanumerics.and(" !#$%'()*+,-./:;=?@[]^_`{|}~")
  private static let plainText = plainMarkup.and("<>&")
}
