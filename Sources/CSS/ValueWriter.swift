/// Writes the value of a declaration from its tokens: words, numbers with a unit, colours, names of fonts and a few functions
/// that calculate. Nothing else can be written, whatever was read.
struct ValueWriter {
  private let list: TokenList
  private let rule: PropertyRule
  private var output = ""

  init(_ list: TokenList, _ rule: PropertyRule) { (self.list, self.rule) = (list, rule) }

  struct Refusal: Error {
    let reason: StyleDrop.Reason
    static let value = Refusal(reason: .value)
    static let function = Refusal(reason: .function)
  }

  /// The value in one spelling.
  mutating func write(_ range: Range<Int>) -> Result<String, Refusal> {
    guard !range.isEmpty else { return .failure(.value) }
    do throws(Refusal) {
      try values(range, depth: 0)
      return .success(output)
    } catch {
      return .failure(error)
    }
  }

  private mutating func values(_ range: Range<Int>, depth: Int) throws(Refusal) {
    guard depth <= StyleLimit.depth else { throw .value }
    var index = range.lowerBound
    while index < range.upperBound {
      let token = list.tokens[index]
      switch token.kind {
      case .whitespace: output += " "
      case .comma: output += ","
      case .ident(let word): try self.word(word, inFunction: depth > 0)
      case .hash(let digits, _): try colour(digits)
      case .number(let number): output += shown(number, in: limits(rule.numbers, depth))
      case .percentage(let number): try percentage(number, depth)
      case .dimension(let number, let unit): try length(number, unit, depth)
      case .string(let text):
        guard rule.allowsStrings, depth == 0 else { throw .value }
        output += CSSText.string(text)
      case .delimiter(UInt8(ascii: "/")): output += "/"
      case .delimiter(let sign) where depth > 0 && "+-*".utf8.contains(sign): output += String(Unicode.Scalar(sign))
      case .openParenthesis where depth > 0: try block("", index, range, depth)
      case .function(let name):
        try function(name, index, range, depth)
      case .url, .badURL: throw .function
      default: throw .value
      }
      index = list.next(index)
    }
  }

  private mutating func block(_ name: String, _ index: Int, _ range: Range<Int>, _ depth: Int) throws(Refusal) {
    output += name + "("
    let inside = list.trimmed((index + 1)..<min(list.partners[index], range.upperBound))
    try values(inside, depth: depth + 1)
    output += ")"
  }

  private mutating func function(
    _ written: String, _ index: Int, _ range: Range<Int>, _ depth: Int
  ) throws(Refusal) {
    let name = written.asciiLowercase
    let isCalculation = ["calc", "min", "max", "clamp"].contains(name)
    let isColour = ["rgb", "rgba", "hsl", "hsla", "hwb", "oklch"].contains(name)
    let isGradient = ["linear-gradient", "radial-gradient"].contains(name)
    guard isCalculation && rule.allowsCalculation || isColour || isGradient && rule.allowsGradients else {
      throw .function
    }
    try block(name, index, range, depth)
  }

  private mutating func word(_ word: String, inFunction: Bool) throws(Refusal) {
    let word = rule.allowsStrings ? word : word.asciiLowercase
    guard word.utf8.count <= 64, !word.utf8.starts(with: "--".utf8) else { throw .value }
    if let words = rule.words, !inFunction { guard words.contains(word) else { throw .value } }
    // Names of fonts may have letters of any language.
    let isPlain = word.utf8.allSatisfy { $0.isCSSDigit || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
    guard isPlain || rule.allowsStrings else { throw .value }
    output += CSSText.identifier(word)
  }

  private mutating func colour(_ digits: String) throws(Refusal) {
    guard [3, 4, 6, 8].contains(digits.utf8.count), digits.utf8.allSatisfy(\.isCSSHexDigit) else { throw .value }
    output += "#" + digits.asciiLowercase
  }

  // MARK: Numbers

  private func limits(_ range: ClosedRange<Double>, _ depth: Int) -> ClosedRange<Double> {
    depth > 0 ? -10_000...10_000 : rule.isNegativeAllowed ? range : max(0, range.lowerBound)...max(0, range.upperBound)
  }

  private mutating func percentage(_ number: Double, _ depth: Int) throws(Refusal) {
    try refuseNegative(number, depth)
    output += shown(number, in: limits(-rule.percent...rule.percent, depth)) + "%"
  }

  private mutating func length(_ number: Double, _ unit: String, _ depth: Int) throws(Refusal) {
    let unit = unit.asciiLowercase
    try refuseNegative(number, depth)
    let largest: Double
    switch unit {
    case "px": largest = rule.pixels
    case "pt", "pc", "mm", "cm", "in", "q":
      largest = rule.pixels / (["pc": 16, "mm": 3.78, "cm": 37.8, "in": 96][unit] ?? 1.34)
    case "em", "rem", "ex", "ch", "lh": largest = rule.letters
    case "vw", "vh", "vmin", "vmax", "fr": largest = 100
    case "deg", "turn", "rad", "grad": largest = 3600
    default: throw .value
    }
    output += shown(number, in: -largest...largest) + unit
  }

  private func refuseNegative(_ number: Double, _ depth: Int) throws(Refusal) {
    guard number >= 0 || rule.isNegativeAllowed || depth > 0 else { throw .value }
  }

  private func shown(_ number: Double, in range: ClosedRange<Double>) -> String {
    let kept = min(max(number, range.lowerBound), range.upperBound)
    let rounded = (kept * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
