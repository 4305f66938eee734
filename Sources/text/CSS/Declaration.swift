import Bytes

/// A property and its value in normalised form.
struct Declaration {
  let property: String
  let value: String
  let isImportant: Bool

  var text: String { property + ":" + value + (isImportant ? "!important" : "") }

  /// The reason why a declaration is left out, and its name.
  struct Refusal: Error {
    let what: String
    let reason: StyleDrop.Reason
  }

  /// Parses the tokens between two `;`, without surrounding white space.
  static func read(_ list: TokenList, _ range: Range<Int>) -> Result<Declaration, Refusal> {
    guard let first = range.first, case .ident(let name) = list.tokens[first].kind else {
      return .failure(Refusal(what: list.excerpt(range), reason: .malformed))
    }
    let rest = list.trimmed((first + 1)..<range.upperBound)
    guard let colon = rest.first, list.tokens[colon].kind == .colon else {
      return .failure(Refusal(what: list.excerpt(range), reason: .malformed))
    }
    let property = name.asciiLowercased()
    guard let rule = PropertyRule.of(property) else {
      return .failure(Refusal(what: TokenList.shortened(property), reason: .property))
    }
    let (value, isImportant) = withoutImportant(list, list.trimmed((colon + 1)..<range.upperBound))
    var writer = ValueWriter(list, rule)
    switch writer.write(value) {
    case .success(let text):
      return .success(Declaration(property: property, value: text, isImportant: isImportant))
    case .failure(let refusal): return .failure(Refusal(what: property, reason: refusal.reason))
    }
  }

  private static func withoutImportant(_ list: TokenList, _ range: Range<Int>) -> (Range<Int>, Bool) {
    guard let last = range.last, case .ident(let word) = list.tokens[last].kind, word.isASCIIEqual(to: "important")
    else { return (range, false) }
    let before = list.trimmed(range.lowerBound..<last)
    guard let mark = before.last, list.tokens[mark].kind == .delimiter(UInt8(ascii: "!")) else { return (range, false) }
    return (list.trimmed(before.lowerBound..<mark), true)
  }
}
