import Bytes

/// The argument of `:nth-child()`: `odd`, `3`, `2n+1` (CSS Syntax 3, §6).
enum NthFormula {
  /// The formula in normalised form; `nil` if it is invalid or has an `of` selector.
  static func read(_ text: ArraySlice<UInt8>) -> String? {
    let word = String(decoding: text.prefix(8), as: UTF8.self).asciiLowercased()
    if text.count <= 4, word == "odd" || word == "even" { return word }
    var rest = text
    let sign = self.sign(&rest)
    guard let steps = number(&rest) else { return nil }
    guard let letter = rest.first, letter | 0x20 == UInt8(ascii: "n") else {
      return rest.isEmpty && !steps.isEmpty ? sign + steps : nil
    }
    rest = rest.dropFirst().drop(while: \.isHTMLWhitespace)
    guard !rest.isEmpty else { return sign + steps + "n" }
    let secondSign = self.sign(&rest)
    rest = rest.drop(while: \.isHTMLWhitespace)
    guard !secondSign.isEmpty, let offset = number(&rest), !offset.isEmpty, rest.isEmpty else { return nil }
    return sign + steps + "n" + secondSign + offset
  }

  private static func sign(_ rest: inout ArraySlice<UInt8>) -> String {
    guard let first = rest.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return "" }
    rest = rest.dropFirst()
    return first == UInt8(ascii: "+") ? "+" : "-"
  }

  /// Up to four digits, possibly none; `nil` for more.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> String? {
    let digits = rest.prefix(while: \.isASCIIDigit)
    rest = rest.dropFirst(digits.count)
    return digits.count <= 4 ? String(decoding: digits, as: UTF8.self) : nil
  }
}
