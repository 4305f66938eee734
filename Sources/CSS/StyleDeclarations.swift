/// What an author says in a `style=` attribute, or between the braces of a rule, as far as a page may have it.
public struct StyleDeclarations: Sendable, Equatable {
  /// The declarations in one spelling, parted by `;`; empty where nothing may stay.
  public let text: String
  public let drops: [StyleDrop]

  /// Reads a list of declarations; never fails, what is left out is in `drops`.
  public static func read(_ style: String) -> StyleDeclarations {
    var bytes = Array(style.utf8)
    var drops: [StyleDrop] = []
    if bytes.count > StyleLimit.bytes {
      drops.append(StyleDrop(what: "style", reason: .limit, range: StyleLimit.bytes..<bytes.count))
      bytes = Array(bytes.prefix(StyleLimit.bytes))
    }
    let list = TokenList(bytes)
    let read = Self(list, in: list.tokens.indices)
    return StyleDeclarations(text: read.text, drops: drops + read.drops)
  }

  private init(text: String, drops: [StyleDrop]) { (self.text, self.drops) = (text, drops) }

  /// Reads as browsers do: what is no declaration ends at the next `;`, and the rest goes on (CSS Syntax 3, §5.4.4).
  init(_ list: TokenList, in range: Range<Int>) {
    var kept: [String] = []
    var drops: [StyleDrop] = []
    var index = range.lowerBound
    while index < range.upperBound {
      switch list.tokens[index].kind {
      case .whitespace, .semicolon:
        index += 1
        continue
      case .atKeyword(let name):
        let end = Self.endOfAtRule(list, from: index, to: range.upperBound)
        drops.append(StyleDrop(what: "@\(name)", reason: .atRule, range: list.place(of: index..<end)))
        index = end
        continue
      default: break
      }
      var end = index
      while end < range.upperBound, list.tokens[end].kind != .semicolon { end = list.next(end) }
      end = min(end, range.upperBound)
      switch Self.declaration(list, index..<end) {
      case .success(let text): kept.append(text)
      case .failure(let refusal):
        if drops.count < StyleLimit.drops {
          drops.append(
            StyleDrop(what: refusal.what, reason: refusal.reason, range: list.place(of: list.trimmed(index..<end))))
        }
      }
      index = end
    }
    (text, self.drops) = (kept.joined(separator: ";"), drops)
  }

  private struct Refusal: Error {
    let what: String
    let reason: StyleDrop.Reason
  }

  private static func declaration(_ list: TokenList, _ range: Range<Int>) -> Result<String, Refusal> {
    let range = list.trimmed(range)
    guard let first = range.first, case .ident(let name) = list.tokens[first].kind else {
      return .failure(Refusal(what: list.excerpt(range), reason: .malformed))
    }
    var index = first + 1
    while index < range.upperBound, list.tokens[index].kind == .whitespace { index += 1 }
    guard index < range.upperBound, list.tokens[index].kind == .colon else {
      return .failure(Refusal(what: list.excerpt(range), reason: .malformed))
    }
    let (value, isImportant) = withoutImportant(list, list.trimmed((index + 1)..<range.upperBound))
    let property = name.asciiLowercase
    guard let rule = PropertyRule.of(property) else { return .failure(Refusal(what: property, reason: .property)) }
    var writer = ValueWriter(list, rule)
    switch writer.write(value) {
    case .success(let text): return .success(property + ":" + text + (isImportant ? Self.important : ""))
    case .failure(let refusal): return .failure(Refusal(what: property, reason: refusal.reason))
    }
  }

  private static let important = "!" + "important"

  private static func withoutImportant(_ list: TokenList, _ range: Range<Int>) -> (Range<Int>, Bool) {
    guard let last = range.last, case .ident(let word) = list.tokens[last].kind, word.isASCIIEqual(to: "important")
    else { return (range, false) }
    let before = list.trimmed(range.lowerBound..<last)
    guard let mark = before.last, list.tokens[mark].kind == .delimiter(UInt8(ascii: "!")) else { return (range, false) }
    return (list.trimmed(before.lowerBound..<mark), true)
  }

  /// Behind its block, or behind the `;` that comes before one.
  static func endOfAtRule(_ list: TokenList, from start: Int, to end: Int) -> Int {
    var index = start + 1
    while index < end {
      let kind = list.tokens[index].kind
      let next = list.next(index)
      if kind == .semicolon || kind == .openBrace { return min(next, end) }
      index = next
    }
    return end
  }
}
