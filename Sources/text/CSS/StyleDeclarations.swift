/// What an author says in a `style=` attribute, or between the braces of a rule, as far as a page may have it.
public struct StyleDeclarations: Sendable, Equatable {
  /// The declarations in one spelling, parted by `;`; empty where nothing may stay.
  public let text: String
  public let drops: [StyleDrop]

  /// Reads a list of declarations; never fails, what is left out is in `drops`.
  public static func read(_ style: String) -> StyleDeclarations { read(Array(style.utf8)) }

  /// Reads a list of declarations from its bytes; what is no UTF-8 becomes U+FFFD.
  public static func read(_ style: [UInt8]) -> StyleDeclarations {
    let source = StyleText(style)
    let list = source.list
    var end = list.tokens.count
    // Half a value could mean something else: `width: 10` of `width: 100%`.
    if source.isCut { end = list.lastSemicolon ?? 0 }
    let read = Self(list, in: 0..<end)
    return StyleDeclarations(text: read.text, drops: Array((source.drops + read.drops).prefix(StyleLimit.drops)))
  }

  private init(text: String, drops: [StyleDrop]) { (self.text, self.drops) = (text, drops) }

  /// Reads as browsers do (CSS Syntax 3, §5.5.4): what is no declaration ends at the next `;` or behind a block, and the
  /// rest goes on.
  init(_ list: TokenList, in range: Range<Int>) {
    var kept: [String] = []
    var drops: [StyleDrop] = []
    func drop(_ what: String, _ reason: StyleDrop.Reason, _ range: Range<Int>) {
      guard drops.count < StyleLimit.drops else { return }
      drops.append(StyleDrop(what: what, reason: reason, range: list.place(of: list.trimmed(range))))
    }

    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      switch list.tokens[start].kind {
      case .whitespace, .semicolon: index += 1
      case .atKeyword(let name):
        index = list.endOfAtRule(from: start, to: range.upperBound)
        drop("@" + TokenList.shortened(name), .atRule, start..<index)
      default:
        while index < range.upperBound, ![.semicolon, .openBrace].contains(list.tokens[index].kind) {
          index = list.next(after: index)
        }
        index = min(index, range.upperBound)
        if index < range.upperBound, list.tokens[index].kind == .openBrace {
          // No value holds a block, so this is a rule within a rule.
          drop(list.excerpt(list.trimmed(start..<index)), .selector, start..<index)
          index = min(list.next(after: index), range.upperBound)
          continue
        }
        switch Declaration.read(list, list.trimmed(start..<index)) {
        case .success(let declaration): kept.append(declaration.text)
        case .failure(let refusal): drop(refusal.what, refusal.reason, start..<index)
        }
      }
    }
    (text, self.drops) = (kept.joined(separator: ";"), drops)
  }
}
