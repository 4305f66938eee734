import Bytes

/// Writes the value of a declaration from its tokens: words, numbers with a unit, colours, font names and a few
/// calculating functions. Nothing else can be written, whatever the input.
struct ValueWriter {
  private let list: TokenList
  private let rule: PropertyRule
  private var output = ""
  /// The kind of the last output, so that two tokens are never joined into one.
  private var last = Last.mark
  /// Whether the position is inside a calculating function; only there are signs and parentheses allowed, and words are
  /// not.
  private var isCalculating = false

  private enum Last {
    case component, space
    /// The beginning, or a mark after which a component is required.
    case mark
  }

  init(_ list: TokenList, _ rule: PropertyRule) { (self.list, self.rule) = (list, rule) }

  struct Refusal: Error {
    let reason: StyleDrop.Reason
    static let value = Refusal(reason: .value)
    static let function = Refusal(reason: .function)
  }

  /// The value in normalised form.
  mutating func write(_ range: Range<Int>) -> Result<String, Refusal> {
    do throws(Refusal) {
      try values(list.trimmed(range), depth: 0)
      return .success(output)
    } catch {
      return .failure(error)
    }
  }

  private mutating func values(_ range: Range<Int>, depth: Int) throws(Refusal) {
    guard depth <= StyleLimit.depth else { throw .value }
    var index = range.lowerBound
    while index < range.upperBound {
      switch list.tokens[index].kind {
      case .whitespace: if last == .component { last = .space }
      case .comma: try mark(",")
      case .delimiter(UInt8(ascii: "/")): try mark("/")
      case .delimiter(UInt8(ascii: "*")) where isCalculating: try mark("*")
      case .delimiter(let sign) where isCalculating && (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")):
        // Browsers treat these as operators only with white space on both sides.
        guard last == .space, index + 1 < range.upperBound, list.tokens[index + 1].kind == .whitespace else {
          throw .value
        }
        try mark(sign == UInt8(ascii: "+") ? " + " : " - ")
      case .openParenthesis where isCalculating: try block("", index, range, depth)
      case .function(let name): try function(name.asciiLowercased(), index, range, depth)
      case .url, .badURL: throw .function
      case .ident where isCalculating, .hash where isCalculating: throw .value
      default: try component(try ComponentWriter(rule: rule, depth: depth).write(list.tokens[index].kind))
      }
      index = list.next(after: index)
    }
    // Also if there was nothing at all.
    guard last != .mark else { throw .value }
  }

  private mutating func component(_ text: String) throws(Refusal) {
    // Calculations do not allow adjacent numbers.
    guard last == .mark || !isCalculating else { throw .value }
    if last != .mark { output += " " }
    output += text
    last = .component
  }

  private mutating func mark(_ text: String) throws(Refusal) {
    guard last != .mark else { throw .value }
    output += text
    last = .mark
  }

  /// Writes the content of parentheses, with the name of the function before them.
  private mutating func block(
    _ name: String, _ index: Int, _ range: Range<Int>, _ depth: Int, isCalculation: Bool = false
  ) throws(Refusal) {
    try component(name + "(")
    last = .mark
    let outer = isCalculating
    isCalculating = outer || isCalculation
    defer { isCalculating = outer }
    try values(list.trimmed((index + 1)..<min(list.partners[index], range.upperBound)), depth: depth + 1)
    output += ")"
    last = .component
  }

  private mutating func function(
    _ name: String, _ index: Int, _ range: Range<Int>, _ depth: Int
  ) throws(Refusal) {
    if ["calc", "min", "max", "clamp"].contains(name) { return try calculation(name, index, range, depth) }
    let isColour = ["rgb", "rgba", "hsl", "hsla", "hwb", "oklch"].contains(name)
    let isGradient = ["linear-gradient", "radial-gradient"].contains(name)
    guard !isCalculating, isColour || isGradient && rule.allowsGradients else { throw .function }
    try block(name, index, range, depth)
  }

  private mutating func calculation(
    _ name: String, _ index: Int, _ range: Range<Int>, _ depth: Int
  ) throws(Refusal) {
    guard rule.allowsCalculation, depth == 0 || isCalculating else { throw .function }
    guard depth == 0 else { return try block(name, index, range, depth) }
    // The result of a calculation is limited to the largest length.
    let isBounded = name == "min" && beginsWithLargest(index)
    if !isBounded {
      try component("min(\(ComponentWriter.shown(rule.pixels))px,")
      last = .mark
    }
    try block(name, index, range, isBounded ? 0 : 1, isCalculation: true)
    if !isBounded { output += ")" }
  }

  /// Whether the largest length is the first argument; then `min()` is already limited.
  private func beginsWithLargest(_ function: Int) -> Bool {
    let arguments = list.trimmed((function + 1)..<list.partners[function])
    guard let first = arguments.first, case .dimension(let number, let unit) = list.tokens[first].kind else {
      return false
    }
    let rest = list.trimmed((first + 1)..<arguments.upperBound)
    guard let comma = rest.first, list.tokens[comma].kind == .comma else { return false }
    return number == rule.pixels && unit.isASCIIEqual(to: "px")
  }
}
