import Synchronization

/// What an author says in a `<style>` element, as far as a page may have it.
public struct AuthorStyleSheet: Sendable {
  public let rules: [StyleRule]
  public let drops: [StyleDrop]

  /// The rules in one spelling, each of them on a line and below `scope`, a selector of the page's own.
  public func text(scope: String) -> String {
    rules.map { $0.text(scope: scope) + "\n" }.joined()
  }

  /// Reads a style sheet as browsers do (CSS Syntax 3, §5.4.1); never fails, what is left out is in `drops`.
  ///
  /// The last one is kept: the decks of a community have the same styles week after week.
  public static func read(_ css: String) -> AuthorStyleSheet {
    if let known = last.withLock({ $0?.css.utf8.elementsEqual(css.utf8) ?? false ? $0?.sheet : nil }) { return known }
    let sheet = read(Array(css.utf8))
    last.withLock { $0 = (css, sheet) }
    return sheet
  }

  private static let last = Mutex<(css: String, sheet: AuthorStyleSheet)?>(nil)

  /// Reads a style sheet from its bytes; what is no UTF-8 becomes U+FFFD.
  public static func read(_ css: [UInt8]) -> AuthorStyleSheet {
    let source = StyleText(css)
    var reader = Reader(list: source.list, isCut: source.isCut, drops: source.drops)
    reader.read()
    return AuthorStyleSheet(rules: reader.rules, drops: Array(reader.drops.prefix(StyleLimit.drops)))
  }

  private struct Reader {
    let list: TokenList
    let isCut: Bool
    var rules: [StyleRule] = []
    var drops: [StyleDrop]

    mutating func read() {
      var index = 0
      while index < list.tokens.count {
        switch list.tokens[index].kind {
        case .whitespace, .commentOpen, .commentClose: index += 1
        case .atKeyword(let name):
          let end = list.endOfAtRule(from: index, to: list.tokens.count)
          drop("@" + TokenList.shortened(name), .atRule, index..<end)
          index = end
        default: index = rule(from: index)
        }
      }
    }

    /// The index behind the rule.
    private mutating func rule(from start: Int) -> Int {
      var brace = start
      while brace < list.tokens.count, list.tokens[brace].kind != .openBrace { brace = list.next(after: brace) }
      let prelude = list.trimmed(start..<brace)
      guard brace < list.tokens.count else {
        drop(list.excerpt(prelude), isCut ? .limit : .malformed, prelude)
        return list.tokens.count
      }
      let end = list.partners[brace]
      // Browsers close what is open at the end of a text, but not where this one was cut.
      guard rules.count < StyleLimit.rules, !(isCut && end == list.tokens.count) else {
        drop(list.excerpt(prelude), .limit, start..<end)
        return end + 1
      }
      let selectors = selectors(prelude)
      if !selectors.isEmpty {
        let declarations = StyleDeclarations(list, in: (brace + 1)..<end)
        drops += declarations.drops.prefix(max(0, StyleLimit.drops - drops.count))
        if !declarations.text.isEmpty {
          rules.append(StyleRule(selectors: selectors, declarations: declarations.text))
        }
      }
      return end + 1
    }

    /// One that a browser would not understand takes the whole rule with it; one that is only not allowed, itself.
    private mutating func selectors(_ prelude: Range<Int>) -> [Selector] {
      var found: [Selector] = []
      var isOver = false
      var start = prelude.lowerBound
      while start <= prelude.upperBound {
        var end = start
        while end < prelude.upperBound, list.tokens[end].kind != .comma { end = list.next(after: end) }
        end = min(end, prelude.upperBound)
        do throws(Selector.Refusal) {
          let selector = try Selector(list, start..<end)
          if found.count < StyleLimit.selectors {
            found.append(selector)
          } else if !isOver {
            isOver = true
            drop(list.excerpt(list.trimmed(start..<end)), .limit, start..<end)
          }
        } catch {
          drop(list.excerpt(list.trimmed(start..<end)), error.reason, start..<end)
          if error.reason == .malformed { return [] }
        }
        start = end + 1
      }
      return found
    }

    private mutating func drop(_ what: String, _ reason: StyleDrop.Reason, _ range: Range<Int>) {
      guard drops.count < StyleLimit.drops else { return }
      drops.append(StyleDrop(what: what, reason: reason, range: list.place(of: list.trimmed(range))))
    }
  }
}
