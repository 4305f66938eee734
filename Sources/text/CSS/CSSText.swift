import Bytes

/// Names and strings as CSS writes them, so that every reader reads them alike.
enum CSSText {
  /// A name; what is no letter, digit, `-` or `_` stands behind a backslash.
  static func identifier(_ name: String) -> String {
    var output: [UInt8] = []
    for (index, byte) in name.utf8.enumerated() {
      let isFirst = index == 0 || index == 1 && name.utf8.first == 0x2D
      if byte.isNameByte, byte != 0, !(isFirst && byte.isASCIIDigit) {
        output.append(byte)
      } else {
        appendEscaped(byte, to: &output)
      }
    }
    // A hyphen alone is no name.
    return output == [0x2D] ? "\\-" : String(decoding: output, as: UTF8.self)
  }

  /// A string in double quotes.
  static func string(_ text: String) -> String {
    var output: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      // No other byte is ever needed for the name of a font, and nothing in it looks like the beginning of something.
      if byte.isNameByte && byte != 0 || " ,.'".utf8.contains(byte) {
        output.append(byte)
      } else {
        appendEscaped(byte, to: &output)
      }
    }
    return String(decoding: output + [UInt8(ascii: "\"")], as: UTF8.self)
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    output += Array(String(byte, radix: 16).utf8)
    output.append(0x20)
  }
}
