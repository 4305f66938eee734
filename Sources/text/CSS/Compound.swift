import Bytes

/// A compound selector: the conditions on one element, such as `h1.wide:first-child`.
struct Compound: Equatable {
  /// The combinator before it.
  var combinator = " "
  private(set) var type = ""
  /// Classes, ids and pseudo-classes in their order, as written on the page.
  private(set) var rest = ""
  /// Whether it refers to the deck: `body`, `html`, `:root` or `.reveal`.
  private(set) var isRoot = false
  private var isElementOfPage = false
  private var endsInPseudoElement = false

  private var isEmpty: Bool { type.isEmpty && rest.isEmpty && !isRoot }

  /// The complete compound; throws if it is not allowed.
  func finished(isLast: Bool) throws(Selector.Refusal) -> Compound {
    guard !isEmpty, isLast || !endsInPseudoElement else { throw .malformed }
    // The deck is a `div` in the page's body; `h1.reveal` matches neither.
    guard !isRoot || isElementOfPage || ["", "*", "div"].contains(type) else { throw .selector }
    return self
  }

  /// Reads one simple selector at the start of the range; returns the index after it.
  mutating func read(_ list: TokenList, _ range: Range<Int>) throws(Selector.Refusal) -> Int {
    let index = range.lowerBound
    guard !endsInPseudoElement else { throw .malformed }
    switch list.tokens[index].kind {
    case .ident(let name):
      guard isEmpty else { throw .malformed }
      type = CSSText.identifier(name.asciiLowercased())
      if type == "body" || type == "html" { (isRoot, isElementOfPage) = (true, true) }
    case .delimiter(UInt8(ascii: "*")):
      guard isEmpty else { throw .malformed }
      type = "*"
    case .delimiter(UInt8(ascii: ".")):
      guard index + 1 < range.upperBound, case .ident(let name) = list.tokens[index + 1].kind else { throw .malformed }
      if name.utf8.elementsEqual("reveal".utf8) { isRoot = true } else { rest += "." + CSSText.identifier(name) }
      return index + 2
    case .hash(let name, let isIdentifier):
      guard isIdentifier else { throw .malformed }
      // Ids have this prefix on the page.
      rest += "#" + CSSText.identifier(name.utf8.starts(with: "u-".utf8) ? name : "u-" + name)
    case .colon: return try pseudo(list, (index + 1)..<range.upperBound)
    // Attribute selectors could leak values letter by letter; HTML has no namespaces.
    case .openBracket, .delimiter(UInt8(ascii: "|")), .delimiter(UInt8(ascii: "&")): throw .selector
    default: throw .malformed
    }
    return index + 1
  }

  private mutating func pseudo(_ list: TokenList, _ range: Range<Int>) throws(Selector.Refusal) -> Int {
    guard let index = range.first else { throw .malformed }
    switch list.tokens[index].kind {
    case .colon:
      guard index + 1 < range.upperBound else { throw .malformed }
      guard case .ident(let name) = list.tokens[index + 1].kind, name.isASCIIEqual(to: "marker") else {
        throw .selector
      }
      rest += "::marker"
      endsInPseudoElement = true
      return index + 2
    case .ident(let name):
      switch name.asciiLowercased() {
      case "first-child": rest += ":first-child"
      case "last-child": rest += ":last-child"
      case "root": isRoot = true
      default: throw .selector
      }
      return index + 1
    case .function(let name):
      guard name.isASCIIEqual(to: "nth-child") else { throw .selector }
      let end = min(list.partners[index], range.upperBound)
      guard let formula = NthFormula.read(list.bytes[list.place(of: list.trimmed((index + 1)..<end))]) else {
        throw .malformed
      }
      rest += ":nth-child(\(formula))"
      return min(end + 1, range.upperBound)
    default: throw .malformed
    }
  }
}
