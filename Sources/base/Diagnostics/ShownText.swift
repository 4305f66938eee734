import Bytes

/// Text for a terminal, escaped so that nothing in it is interpreted or hidden.
public enum ShownText {
  /// Untrusted lines; line ends and tabs are kept. No line is a workflow command for the CI job that prints it: GitHub interprets
  /// lines that begin with `::`, and text after `##[`.
  public static func lines(_ text: some Sequence<UInt8>) -> [UInt8] {
    var shown: [UInt8] = []
    var start = 0
    for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars {
      if scalar.value == 0x0A || scalar.value == 0x09 {
        shown.append(UInt8(scalar.value))
        if scalar.value == 0x0A { start = shown.count }
      } else if scalar.value == 0x3A, shown.last == 0x3A, shown[start...].dropLast().allSatisfy({ $0 <= 0x20 }) {
        shown.removeLast()
        append(byte: 0x3A, to: &shown)
        shown.append(0x3A)
      } else if scalar.value == 0x5B, shown.suffix(2).elementsEqual("##".utf8) {
        append(byte: 0x5B, to: &shown)
      } else {
        append(scalar, to: &shown)
      }
    }
    return shown
  }

  /// JSON in which characters that a terminal would interpret or hide are escaped as `\u001b`; its meaning is the same.
  public static func json(_ bytes: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard scalar.isUnseen, scalar.value > 0x20 else {
        shown.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        shown += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
      }
    }
    return shown
  }

  /// Appends a message or name; characters that a terminal would interpret or hide become `\x1b`, `\u{202e}` and the
  /// like.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      bytes += text.utf8
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    }
  }

  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    guard scalar.isUnseen else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    }
    if scalar.value < 0x80 {
      append(byte: UInt8(scalar.value), to: &bytes)
    } else {
      bytes += "\\u{".utf8
      bytes += String(scalar.value, radix: 16).utf8
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Appends a byte as `\x1b`; also for bytes that are not UTF-8.
  static func append(byte: UInt8, to bytes: inout [UInt8]) {
    bytes += byte < 0x10 ? "\\x0".utf8 : "\\x".utf8
    bytes += String(byte, radix: 16).utf8
  }
}
