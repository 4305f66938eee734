/// Which characters a JSON string escapes besides those that JSON demands: quotes, backslashes and control characters.
public enum JSONEscapes: Sendable {
  /// No others: equal texts are equal bytes.
  case needed
  /// What could end a script or an attribute in HTML, and the two characters that end lines in JavaScript.
  case markup
  /// All that is not ASCII.
  case ascii
  /// What a terminal would obey or hide; line ends and tabs have their short forms.
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

  /// `n` for a line feed, which is then written as `\n`; `nil` for what is written by its number.
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
