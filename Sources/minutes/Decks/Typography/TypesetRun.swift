/// A piece of the text of a block, or a break between two pieces.
struct TypesetRun {
  enum Kind {
    case text
    /// Text of a bare address: quotes in it count, signs are not replaced.
    case address
    /// A part of a text that is not changed.
    case escape
    case between
    case lineBreak
  }

  let kind: Kind
  /// The number of elements around it.
  let level: Int
  var scalars: [Unicode.Scalar]
  /// Whether it is the last run of its node.
  let endsText: Bool

  init(_ kind: Kind, _ level: Int, _ scalars: [Unicode.Scalar] = [], endsText: Bool = false) {
    (self.kind, self.level, self.scalars, self.endsText) = (kind, level, scalars, endsText)
  }

  var isWithinText: Bool { hasQuotes || kind == .escape }
  var hasQuotes: Bool { kind == .text || kind == .address }
}

extension TypesetRun {
  /// `(c)`, `+-`, dots, question and exclamation marks, commas, dashes.
  mutating func replaceSigns() {
    guard kind == .text else { return }
    replaceBracketed()
    replaceRuns()
    replaceDashes()
  }

  /// markdown-it replaces these only if two dots, commas or hyphens, four marks or `+-` occur.
  private var hasLongRuns: Bool {
    var length = 0
    var before: Unicode.Scalar?
    for scalar in scalars {
      length = scalar == before ? length + 1 : 1
      switch scalar {
      case ".", ",": if length == 2 { return true }
      case "-": if length == 2 || before == "+" { return true }
      case "?", "!": if length == 4 { return true }
      default: break
      }
      before = scalar
    }
    return false
  }

  private mutating func replaceBracketed() {
    guard scalars.contains(where: { $0 == "(" }) else { return }
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "(", let (sign, length) = Self.sign(scalars[index...].prefix(4)) {
        result.append(sign)
        index += length
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    scalars = result
  }

  private static func sign(_ text: ArraySlice<Unicode.Scalar>) -> (Unicode.Scalar, Int)? {
    let letters = text.dropFirst().prefix { $0 != ")" }.map { $0.value | 0x20 }
    guard text.count >= letters.count + 2 else { return nil }
    return switch letters {
    case [0x63]: ("©", 3)
    case [0x72]: ("®", 3)
    case [0x74, 0x6D]: ("™", 4)
    default: nil
    }
  }

  private mutating func replaceRuns() {
    guard hasLongRuns else { return }
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "+", index + 1 < scalars.count, scalars[index + 1] == "-" {
        result.append("±")
        index += 2
        continue
      }
      var end = index + 1
      switch scalar {
      case ".":
        while end < scalars.count, scalars[end] == "." { end += 1 }
        let isBehindMark = result.last.map { $0 == "?" || $0 == "!" } ?? false
        result += end - index == 1 ? ["."] : isBehindMark ? [".", "."] : ["…"]
      case "?", "!":
        while end < scalars.count, scalars[end] == "?" || scalars[end] == "!" { end += 1 }
        let run = scalars[index..<end]
        result += run.count > 3 ? Array(repeating: run[end - 1], count: 3) : Array(run)
      case ",":
        while end < scalars.count, scalars[end] == "," { end += 1 }
        result.append(",")
      default: result.append(scalar)
      }
      index = end
    }
    scalars = result
  }

  private mutating func replaceDashes() {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "-" else {
        result.append(scalars[index])
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, scalars[end] == "-" { end += 1 }
      let before = index > 0 ? scalars[index - 1] : nil
      let after = end < scalars.count ? scalars[end] : nil
      let isWhite = (before.map(Quotes.isWhite), after.map(Quotes.isWhite))
      switch end - index {
      case 3: result.append("—")
      // At an edge of the text, both sides count as equal.
      case 2 where isWhite.0 == nil || isWhite.1 == nil || isWhite.0 == isWhite.1: result.append("–")
      default: result += scalars[index..<end]
      }
      index = end
    }
    scalars = result
  }
}
