import Foundation
import Testing

@testable import CSS

/// Input for `Tests/Judges/css_judge.py`, which compares it with another CSS parser. If `CSS_CASES` is a path, each text
/// is written there with its tokens and the declarations that were kept.
@Suite struct CSSJudgeTests {
  @Test func casesAreWritten() throws {
    let cases = CSSSeeds.texts.map(Case.init)
    // Most of the generated texts are broken, but not all.
    #expect(cases.count { !$0.style.isEmpty } > cases.count / 5)
    #expect(cases.count { !$0.rules.isEmpty } > cases.count / 5)
    guard let path = ProcessInfo.processInfo.environment["CSS_CASES"] else { return }
    try JSONEncoder().encode(cases).write(to: URL(fileURLWithPath: path))
  }

  /// Output is a fixed point: parsing it again gives the same output.
  @Test func whatIsWrittenStaysAsItIs() {
    for text in CSSSeeds.texts {
      let style = StyleDeclarations.read(text).text
      #expect(StyleDeclarations.read(style) == StyleDeclarations.read(style + ";"))
      #expect(StyleDeclarations.read(style).text == style, "\(text)")
      #expect(StyleDeclarations.read(style).drops == [], "\(text)")
      let sheet = AuthorStyleSheet.read(text)
      let again = AuthorStyleSheet.read(sheet.text(scope: "body"))
      #expect(again.text(scope: "body") == sheet.text(scope: "body"), "\(text)")
      #expect(again.drops == [], "\(text)")
    }
  }

  private struct Case: Encodable {
    let css: String
    let tokens: [JudgedToken]
    let style: String
    let rules: [String]

    init(_ css: String) {
      let list = TokenList(Array(css.utf8))
      self.css = css
      tokens = zip(list.tokens, list.partners).map { JudgedToken($0, partner: $1) }
      style = StyleDeclarations.read(css).text
      rules = AuthorStyleSheet.read(css).rules.map(\.declarations)
    }
  }
}

private struct JudgedToken: Encodable {
  var kind: String
  var text: String?
  var number: Double?
  let partner: Int

  init(_ token: Token, partner: Int) {
    self.partner = partner
    switch token.kind {
    case .ident(let name): (kind, text) = ("ident", name)
    case .function(let name): (kind, text) = ("function", name)
    case .atKeyword(let name): (kind, text) = ("at-keyword", name)
    case .hash(let name, let isIdentifier): (kind, text) = (isIdentifier ? "id" : "hash", name)
    case .string(let value): (kind, text) = ("string", value)
    case .badString: kind = "bad-string"
    case .url(let value): (kind, text) = ("url", value)
    case .badURL: kind = "bad-url"
    case .delimiter(let byte): (kind, text) = ("literal", String(Unicode.Scalar(byte)))
    case .number(let value): (kind, number) = ("number", value)
    case .percentage(let value): (kind, number) = ("percentage", value)
    case .dimension(let value, let unit): (kind, text, number) = ("dimension", unit, value)
    case .whitespace: kind = "whitespace"
    case .commentOpen: (kind, text) = ("literal", "<!--")
    case .commentClose: (kind, text) = ("literal", "-->")
    case .colon: (kind, text) = ("literal", ":")
    case .semicolon: (kind, text) = ("literal", ";")
    case .comma: (kind, text) = ("literal", ",")
    case .openParenthesis: kind = "("
    case .closeParenthesis: kind = ")"
    case .openBracket: kind = "["
    case .closeBracket: kind = "]"
    case .openBrace: kind = "{"
    case .closeBrace: kind = "}"
    }
  }
}
