import Bytes

/// Writes names and strings so that every CSS parser reads them in the same way.
enum CSSText {
  /// A name, with everything except letters, digits, `-` and `_` escaped.
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
    // A hyphen alone is not a valid name.
    return output == [0x2D] ? "\\-" : String(decoding: output, as: UTF8.self)
  }

  /// A string in double quotes.
  static func string(_ text: String) -> String {
    var output: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      // Names of fonts need no other bytes, and these cannot begin other syntax.
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
