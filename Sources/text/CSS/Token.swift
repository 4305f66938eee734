import Bytes

/// A CSS token as defined for browsers (CSS Syntax 3, §4), with its place in the text.
struct Token: Equatable {
  enum Kind: Equatable {
    case ident(String)
    case function(String)
    case atKeyword(String)
    /// `#` and a name; an id if the name is a valid identifier.
    case hash(String, isIdentifier: Bool)
    case string(String)
    case badString
    case url(String)
    case badURL
    case delimiter(UInt8)
    case number(Double)
    case percentage(Double)
    case dimension(Double, unit: String)
    case whitespace
    case commentOpen, commentClose
    case colon, semicolon, comma
    case openParenthesis, closeParenthesis, openBracket, closeBracket, openBrace, closeBrace
  }

  let kind: Kind
  let range: Range<Int>

  /// Whether the token opens a block that a counterpart closes.
  var opens: Bool {
    switch kind {
    case .function, .openParenthesis, .openBracket, .openBrace: true
    default: false
    }
  }

  func closes(_ opening: Token) -> Bool {
    switch (opening.kind, kind) {
    case (.function, .closeParenthesis), (.openParenthesis, .closeParenthesis), (.openBracket, .closeBracket),
      (.openBrace, .closeBrace):
      true
    default: false
    }
  }
}

extension UInt8 {
  var isCSSNewline: Bool { self == 0x0A || self == 0x0D || self == 0x0C }
  /// Whether the byte may begin an identifier. NUL stands for U+FFFD, which may too.
  var isNameStart: Bool { (0x61...0x7A).contains(self | 0x20) || self >= 0x80 || self == 0x5F || self == 0 }
  var isNameByte: Bool { isNameStart || isASCIIDigit || self == 0x2D }
}
