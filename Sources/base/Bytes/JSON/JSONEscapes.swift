/// The characters that a JSON string escapes besides those that JSON requires: quotes, backslashes, control characters.
public enum JSONEscapes: Sendable {
  /// No additional characters, so that equal texts give equal bytes.
  case needed
  /// Characters that could end a script or an attribute in HTML, and U+2028 and U+2029, which end lines in JavaScript.
  case markup
  /// All characters outside ASCII.
  case ascii
  /// Characters that a terminal interprets or hides; line ends and tabs have their short forms.
  case terminal

  func escapes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\0"..<" ", "\"", "\\": return true
    default: break
    }
    return switch self {
    case .needed: false
    case .markup: scalar == "<" || scalar == ">" || scalar == "&" || scalar == "\u{2028}" || scalar == "\u{2029}"
    case .ascii: scalar.value >= 0x7F
    case .terminal: scalar.isUnseen
    }
  }

  /// The letter of the short escape, such as `n` for a line feed (`\n`); `nil` for a character escaped by its number.
  func shortForm(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "\"", "\\": UInt8(ascii: scalar)
    case "\n" where self == .terminal: UInt8(ascii: "n")
    case "\r" where self == .terminal: UInt8(ascii: "r")
    case "\t" where self == .terminal: UInt8(ascii: "t")
    default: nil
    }
  }
}
