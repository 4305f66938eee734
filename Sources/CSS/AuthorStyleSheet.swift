/// What an author says in a `<style>` element, as far as a page may have it.
public struct AuthorStyleSheet: Sendable {
  private let rules: [(selectors: [Selector], declarations: String)]
  public let drops: [StyleDrop]

  /// The rules in one spelling, each of them below `scope`, a selector of the page's own.
  public func text(scope: String) -> String {
    rules.map { rule in
      rule.selectors.map { $0.text(scope: scope) }.joined(separator: ",") + "{" + rule.declarations + "}\n"
    }.joined()
  }

  /// Reads a style sheet as browsers do (CSS Syntax 3, §5.4.1); never fails, what is left out is in `drops`.
  public static func read(_ css: String) -> AuthorStyleSheet {
    var bytes = Array(css.utf8)
    var drops: [StyleDrop] = []
    if bytes.count > StyleLimit.bytes {
      drops.append(StyleDrop(what: "style", reason: .limit, range: StyleLimit.bytes..<bytes.count))
      bytes = Array(bytes.prefix(StyleLimit.bytes))
    }
    var reader = Reader(TokenList(bytes))
    reader.read()
    let kept = drops + reader.drops
    return AuthorStyleSheet(rules: reader.rules, drops: Array(kept.prefix(StyleLimit.drops)))
  }

  private struct Reader {
    let list: TokenList
    var rules: [(selectors: [Selector], declarations: String)] = []
    var drops: [StyleDrop] = []

    init(_ list: TokenList) { self.list = list }

    mutating func read() {
      var index = 0
      while index < list.tokens.count {
        switch list.tokens[index].kind {
        case .whitespace, .commentOpen, .commentClose: index += 1
        case .atKeyword(let name):
          let end = StyleDeclarations.endOfAtRule(list, from: index, to: list.tokens.count)
          drop("@\(name)", .atRule, index..<end)
          index = end
        default: index = rule(from: index)
        }
      }
    }

    private mutating func rule(from start: Int) -> Int {
      var brace = start
      while brace < list.tokens.count, list.tokens[brace].kind != .openBrace { brace = list.next(brace) }
      let prelude = list.trimmed(start..<brace)
      guard brace < list.tokens.count else {
        drop(list.excerpt(prelude), .malformed, prelude)
        return list.tokens.count
      }
      let end = list.partners[brace]
      guard rules.count < StyleLimit.rules else {
        drop(list.excerpt(prelude), .limit, start..<end)
        return end + 1
      }
      let selectors = selectors(prelude)
      if !selectors.isEmpty {
        let declarations = StyleDeclarations(list, in: (brace + 1)..<end)
        drops += declarations.drops
        if !declarations.text.isEmpty { rules.append((selectors, declarations.text)) }
      }
      return end + 1
    }

    /// One that a browser would not understand takes the whole rule with it; one that is only not allowed, itself.
    private mutating func selectors(_ prelude: Range<Int>) -> [Selector] {
      var found: [Selector] = []
      var start = prelude.lowerBound
      while start <= prelude.upperBound {
        var end = start
        while end < prelude.upperBound, list.tokens[end].kind != .comma { end = list.next(end) }
        end = min(end, prelude.upperBound)
        do throws(Selector.Refusal) {
          let selector = try Selector(list, start..<end)
          if found.count < StyleLimit.selectors {
            found.append(selector)
          } else if found.count == StyleLimit.selectors {
            drop(list.excerpt(start..<end), .limit, start..<end)
            return found
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
