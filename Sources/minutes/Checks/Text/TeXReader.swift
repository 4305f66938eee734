import Bytes

/// Goes through the source of a formula and says what cannot be set in it. It knows names, braces and environments; what
/// a command wants behind it, it does not.
struct TeXReader {
  private let source: [UInt8]
  private var offset = 0
  private var braces = 0
  private var lefts = 0
  private var environments: [[UInt8]] = []
  /// Commands that this formula, or one before it, has defined.
  private(set) var defined: Set<[UInt8]>

  init(_ source: [UInt8], defined: Set<[UInt8]>) { (self.source, self.defined) = (source, defined) }

  /// The fault as a headline; `nil` for a formula that can be set as far as this can tell.
  mutating func read() -> String? {
    var fault: String?
    while offset < source.count {
      let byte = source[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "%"):
        // A comment, up to the end of its line.
        while offset < source.count, source[offset] != 0x0A { offset += 1 }
      case UInt8(ascii: "{"): braces += 1
      case UInt8(ascii: "}"):
        braces -= 1
        if braces < 0 { fault = fault ?? "formula has a } without its {" }
      case UInt8(ascii: "\\"): fault = command() ?? fault
      default: break
      }
    }
    if let fault { return fault }
    if braces > 0 { return "formula needs a } for each {" }
    if let open = environments.last { return "formula needs \\end{\(Self.text(open))}" }
    if lefts != 0 { return "formula needs a \\right for each \\left" }
    return nil
  }

  private mutating func command() -> String? {
    let name = word()
    // A sign behind the backslash: `\,`, `\{`, `\\`.
    guard !name.isEmpty else {
      offset += 1
      return nil
    }
    switch Self.text(name) {
    case "newcommand", "renewcommand", "providecommand", "def", "gdef", "edef", "xdef", "let", "DeclareMathOperator":
      define()
      return Self.text(name) == "DeclareMathOperator" ? unknown(name) : nil
    case "left": lefts += 1
    case "right": lefts -= 1
    case "begin":
      let environment = group()
      environments.append(environment)
      if !TeXNames.environments.contains(environment) {
        return "formula has an environment \"\(Self.text(environment))\", which cannot be set"
      }
    case "end":
      let environment = group()
      guard environments.popLast() == environment else {
        return "formula needs \\begin{\(Self.text(environment))} before its end"
      }
    case _ where TeXNames.commands.contains(name) || defined.contains(name): break
    default: return unknown(name)
    }
    return nil
  }

  private func unknown(_ name: [UInt8]) -> String { "formula has \\\(Self.text(name)), which cannot be set" }

  /// The name behind `\newcommand{\name}`, `\def\name`.
  private mutating func define() {
    while offset < source.count, source[offset].isASCIIWhitespace || "{*".utf8.contains(source[offset]) {
      if source[offset] == UInt8(ascii: "{") { braces += 1 }
      offset += 1
    }
    guard offset < source.count, source[offset] == UInt8(ascii: "\\") else { return }
    offset += 1
    defined.insert(word())
  }

  private mutating func word() -> [UInt8] {
    let start = offset
    while offset < source.count, source[offset].isASCIILetter { offset += 1 }
    return Array(source[start..<offset])
  }

  /// What stands between the next braces.
  private mutating func group() -> [UInt8] {
    while offset < source.count, source[offset].isASCIIWhitespace { offset += 1 }
    guard offset < source.count, source[offset] == UInt8(ascii: "{") else { return [] }
    let start = offset + 1
    while offset < source.count, source[offset] != UInt8(ascii: "}") { offset += 1 }
    let end = offset
    offset = min(source.count, offset + 1)
    return Array(source[start..<max(start, end)])
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
