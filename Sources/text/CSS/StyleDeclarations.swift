/// An author's `style=` attribute, or the declarations of a rule, reduced to what a page allows.
public struct StyleDeclarations: Sendable, Equatable {
  /// The declarations in normalised form, separated by `;`; empty if nothing is allowed.
  public let text: String
  public let drops: [StyleDrop]

  /// Parses a list of declarations; never fails, everything left out is in `drops`.
  public static func read(_ style: String) -> StyleDeclarations { read(Array(style.utf8)) }

  /// Parses a list of declarations from its bytes; invalid UTF-8 becomes U+FFFD.
  public static func read(_ style: [UInt8]) -> StyleDeclarations {
    let source = StyleText(style)
    let list = source.list
    var end = list.tokens.count
    // A truncated value could mean something else: `width: 10` of `width: 100%`.
    if source.isCut { end = list.lastSemicolon ?? 0 }
    let read = Self(list, in: 0..<end)
    return StyleDeclarations(text: read.text, drops: Array((source.drops + read.drops).prefix(StyleLimit.drops)))
  }

  private init(text: String, drops: [StyleDrop]) { (self.text, self.drops) = (text, drops) }

  /// Parses as browsers do (CSS Syntax 3, §5.5.4): invalid text ends at the next `;` or after a block, and parsing
  /// continues.
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
          // No value contains a block, so this is a nested rule.
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
