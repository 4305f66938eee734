import Synchronization

/// An author's `<style>` element, reduced to what a page allows.
public struct AuthorStyleSheet: Sendable {
  public let rules: [StyleRule]
  public let drops: [StyleDrop]

  /// The rules in normalised form, each on its own line and below `scope`, a selector of the page.
  public func text(scope: String) -> String {
    rules.map { $0.text(scope: scope) + "\n" }.joined()
  }

  /// Parses a style sheet as browsers do (CSS Syntax 3, §5.4.1); never fails, everything left out is in `drops`.
  ///
  /// The last result is cached, since the decks of a community have the same styles week after week.
  public static func read(_ css: String) -> AuthorStyleSheet {
    if let known = last.withLock({ $0?.css.utf8.elementsEqual(css.utf8) ?? false ? $0?.sheet : nil }) { return known }
    let sheet = read(Array(css.utf8))
    last.withLock { $0 = (css, sheet) }
    return sheet
  }

  private static let last = Mutex<(css: String, sheet: AuthorStyleSheet)?>(nil)

  /// Parses a style sheet from its bytes; invalid UTF-8 becomes U+FFFD.
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

    /// Reads a rule; returns the index after it.
    private mutating func rule(from start: Int) -> Int {
      var brace = start
      while brace < list.tokens.count, list.tokens[brace].kind != .openBrace { brace = list.next(after: brace) }
      let prelude = list.trimmed(start..<brace)
      guard brace < list.tokens.count else {
        drop(list.excerpt(prelude), isCut ? .limit : .malformed, prelude)
        return list.tokens.count
      }
      let end = list.partners[brace]
      // Browsers close open blocks at the end of a text, but here the text may have been cut.
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

    /// A malformed selector invalidates the whole rule, as in browsers; one that is only not allowed is left out alone.
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
