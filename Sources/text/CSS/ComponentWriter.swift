import Bytes

/// Writes a word, number, length, colour or font name, as far as the property allows it.
struct ComponentWriter {
  let rule: PropertyRule
  /// The number of functions and parentheses around it.
  let depth: Int

  /// The token in normalised form.
  func write(_ kind: Token.Kind) throws(ValueWriter.Refusal) -> String {
    switch kind {
    case .ident(let name): return try word(name)
    case .hash(let digits, _): return try colour(digits)
    case .number(let number): return Self.shown(number, in: depth > 0 ? -10_000...10_000 : rule.numbers)
    case .percentage(let number):
      try refuseNegative(number)
      return Self.shown(number, in: depth > 0 ? -10_000...10_000 : rule.percent) + "%"
    case .dimension(let number, let unit): return try length(number, unit.asciiLowercased())
    case .string(let text):
      guard rule.allowsStrings, depth == 0 else { throw .value }
      return CSSText.string(text)
    default: throw .value
    }
  }

  private func word(_ name: String) throws(ValueWriter.Refusal) -> String {
    guard name.utf8.count <= 64, !name.utf8.starts(with: "--".utf8) else { throw .value }
    // Authors may use any font names, with letters of any language.
    if rule.allowsStrings { return CSSText.identifier(name) }
    let word = name.asciiLowercased()
    if let words = rule.words { guard words.contains(word) else { throw .value } }
    guard word.utf8.allSatisfy({ $0.isASCIIDigit || (0x61...0x7A).contains($0) || $0 == 0x2D }) else { throw .value }
    return CSSText.identifier(word)
  }

  private func colour(_ digits: String) throws(ValueWriter.Refusal) -> String {
    guard [3, 4, 6, 8].contains(digits.utf8.count), digits.utf8.allSatisfy(\.isASCIIHexDigit) else { throw .value }
    return "#" + digits.asciiLowercased()
  }

  private func length(_ number: Double, _ unit: String) throws(ValueWriter.Refusal) -> String {
    try refuseNegative(number)
    let largest: Double
    switch unit {
    case "px": largest = rule.pixels
    case "pt", "q": largest = (rule.pixels / 1.34).rounded(.down)
    case "pc", "mm", "cm", "in":
      largest = (rule.pixels / (["pc": 16, "mm": 3.78, "cm": 37.8][unit] ?? 96)).rounded(.down)
    case "em", "rem", "ex", "ch", "lh", "vw", "vh", "vmin", "vmax": largest = rule.letters
    case "fr": largest = 100
    case "deg", "turn", "rad", "grad": largest = 3600
    default: throw .value
    }
    return Self.shown(number, in: -largest...largest) + unit
  }

  private func refuseNegative(_ number: Double) throws(ValueWriter.Refusal) {
    guard number >= 0 || rule.isNegativeAllowed || depth > 0 else { throw .value }
  }

  /// The number in normalised form, with at most four decimals.
  static func shown(_ number: Double, in range: ClosedRange<Double> = -10_000...10_000) -> String {
    let kept = min(max(number, range.lowerBound), range.upperBound)
    let rounded = (kept * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
