import CSS

/// Sanitised CSS is scoped, balanced and safe; sanitising it again changes nothing.
enum CSSProperty {
  static func check(_ bytes: [UInt8]) {
    let style = StyleDeclarations.read(bytes)
    holdPlaces(style.drops, bytes.count)
    holdDeclarations(Array(style.text.utf8))
    let styleAgain = StyleDeclarations.read(style.text)
    hold(styleAgain.text.utf8.elementsEqual(style.text.utf8), "declarations read again are the same")
    hold(styleAgain.drops.isEmpty, "declarations read again lose nothing")

    let sheet = AuthorStyleSheet.read(bytes)
    holdPlaces(sheet.drops, bytes.count)
    for rule in sheet.rules { holdRule(Array(rule.text(scope: scope).utf8)) }
    // The parser takes `body` for the scope, so scoped output parses to itself.
    let text = sheet.text(scope: "body")
    let again = AuthorStyleSheet.read(text)
    if text.utf8.count <= 64 << 10, !again.drops.contains(where: { $0.reason == .limit }) {
      hold(again.text(scope: "body").utf8.elementsEqual(text.utf8), "rules read again are the same")
      hold(again.drops.isEmpty, "rules read again lose nothing")
    }
  }

  private static let scope = "#deck"

  private static func holdPlaces(_ drops: [StyleDrop], _ count: Int) {
    for drop in drops {
      hold(drop.range, within: 0..<count, drop.what)
      // Forty bytes of the source; an invalid byte is written as three.
      hold(drop.what.utf8.count <= 3 * 41, "what is named is short")
    }
  }

  /// Checks a rule: scoped selectors, one pair of braces, one line.
  private static func holdRule(_ rule: [UInt8]) {
    hold(rule.filter { $0 == UInt8(ascii: "{") }.count == 1 && rule.last == UInt8(ascii: "}"), "one block")
    hold(rule.filter { $0 == UInt8(ascii: "}") }.count == 1 && !rule.contains(0x0A), "one line")
    guard let brace = rule.firstIndex(of: UInt8(ascii: "{")) else { return }
    for selector in rule[..<brace].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      hold(selector.starts(with: scope.utf8), "every selector begins with the scope")
      let next = selector.dropFirst(scope.utf8.count).first
      hold(next != UInt8(ascii: "+") && next != UInt8(ascii: "~"), "nothing beside the scope")
      hold(next.map { " >.#:".utf8.contains($0) } ?? true, "the scope is no part of a longer name")
      hold(!selector.contains { "[]|&\"'@<".utf8.contains($0) }, "a selector has none of these")
    }
    holdEscapes(rule[..<brace])
    holdDeclarations(Array(rule[(brace + 1)...].dropLast()))
  }

  /// Checks a declaration: an allowed property, and a value that parsers cannot interpret differently.
  private static func holdDeclarations(_ text: [UInt8]) {
    guard !text.isEmpty else { return }
    holdEscapes(text[...])
    for declaration in text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { return hold(false, "no colon") }
      let property = declaration[..<colon]
      hold(!property.isEmpty && property.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "a property's name")
      let name = String(decoding: property, as: UTF8.self)
      hold(!never.contains(name), "\(name) is never allowed")
      holdValue(Array(declaration[(colon + 1)...]))
    }
  }

  private static func holdValue(_ value: [UInt8]) {
    var depth = 0
    var isInString = false
    for (index, byte) in value.enumerated() {
      hold(
        byte >= 0x20 && byte != 0x7F && !"@<>{}[];:'".utf8.contains(byte) || isInString && byte == 0x27, "a raw byte")
      switch byte {
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "("):
        hold(!isInString, "no parenthesis in a string")
        depth += 1
        let name = value[..<index].reversed().prefix {
          $0 >= 0x80 || $0 == 0x2D || $0 == 0x5C || $0 == 0x5F || isLetterOrDigit($0)
        }
        hold(functions.contains(String(decoding: name.reversed(), as: UTF8.self)), "a function of the list")
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "*"): hold(index > 0 && value[index - 1] != UInt8(ascii: "/"), "no comment")
      default: break
      }
      hold(depth >= 0, "no parenthesis too many")
    }
    hold(depth == 0 && !isInString, "all is closed")
  }

  /// Checks that each backslash is followed by hexadecimal digits and a space.
  private static func holdEscapes(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let slash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      let digits = rest[(slash + 1)...].prefix { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      let isWhole = (1...6).contains(digits.count) && digits.endIndex < rest.endIndex && rest[digits.endIndex] == 0x20
      hold(isWhole || rest[(slash + 1)...].first == 0x2D, "an escape of ours")
      rest = rest[(slash + 1)...]
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static let never: Set<String> = [
    "position", "z-index", "transform", "top", "left", "right", "bottom", "inset", "cursor", "content", "animation",
    "transition", "filter", "mask", "clip", "clip-path", "pointer-events", "zoom", "all", "contain", "overflow",
  ]

  private static let functions: Set<String> = [
    "", "rgb", "rgba", "hsl", "hsla", "hwb", "oklch", "calc", "min", "max", "clamp", "linear-gradient",
    "radial-gradient",
  ]
}
