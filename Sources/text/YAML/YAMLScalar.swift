import Bytes

// The meaning of a scalar according to js-yaml 4 (YAML 1.2 core schema, with dates).

extension YAMLNode {
  /// The text of any scalar, whatever its meaning; nil for mappings and lists.
  public var string: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// A plain `true` or `false` in one of three spellings; `yes`, `no`, `on` and `off` are text.
  public var bool: Bool? {
    switch plainText {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// A plain whole number: decimal, or with `0x`, `0o`, `0b`; `_` may separate digits. Nil beyond 64 bits.
  public var int: Int? {
    guard let text = plainText else { return nil }
    var digits = Array(text.utf8)
    let negative = digits.first == UInt8(ascii: "-")
    if negative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    var radix = 10
    if digits.count > 1, digits[0] == UInt8(ascii: "0") {
      switch digits[1] {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: break
      }
      if radix != 10 { digits.removeFirst(2) }
    }
    guard let first = digits.first, first != UInt8(ascii: "_"), digits.last != UInt8(ascii: "_") else { return nil }
    digits.removeAll { $0 == UInt8(ascii: "_") }
    guard digits.allSatisfy({ $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }) else { return nil }
    return Int((negative ? "-" : "") + String(decoding: digits, as: UTF8.self), radix: radix)
  }

  /// A plain number, whole or not, including `.inf` and `.nan`.
  public var double: Double? {
    guard let text = plainText else { return nil }
    if let int { return Double(int) }
    switch text {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
    case "-.inf", "-.Inf", "-.INF": return -.infinity
    case ".nan", ".NaN", ".NAN": return .nan
    default: break
    }
    let unsigned = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard let first = unsigned.first, text.utf8.last != UInt8(ascii: "_") else { return nil }
    let digits = text.utf8.filter { $0 != UInt8(ascii: "_") }
    let signed = unsigned.count < text.utf8.count
    guard first != UInt8(ascii: "_"), !signed || first != UInt8(ascii: "."),
      digits.contains(where: { $0.isASCIIDigit }),
      digits.allSatisfy({ $0.isASCIIDigit || ".eE+-".utf8.contains($0) })
    else { return nil }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  /// Whether the value is missing, `~` or `null`, without quotes.
  public var isNull: Bool {
    switch plainText {
    case "", "~", "null", "Null", "NULL": true
    default: false
    }
  }

  /// A plain date or time such as `2024-01-11` or `2024-01-11 15:05:00`: js-yaml converts it to a Date, so HedgeDoc
  /// does not treat it as text.
  public var isTimestampLike: Bool {
    guard let text = plainText else { return false }
    var moment = MomentScanner(text.utf8)
    return moment.isDate || moment.isMoment
  }

  private var plainText: String? {
    if case .scalar(let text, plain: true) = value { text } else { nil }
  }
}
