import CSS
import Testing

/// Limits of time, nesting depth and output size.
@Suite struct LimitTests {
  @Test func rulesSelectorsAndCompounds() {
    let rules = AuthorStyleSheet.read(String(repeating: "p{color:red}", count: 201))
    #expect(rules.rules.count == 200)
    #expect(rules.drops.map(\.reason) == [.limit])
    let selectors = AuthorStyleSheet.read("p" + String(repeating: ",p", count: 60) + "{color:red}")
    #expect(selectors.text(scope: "S").utf8.count == 50 * 4 - 1 + "{color:red}\n".utf8.count)
    #expect(selectors.drops.map(\.reason) == [.limit])
    let compounds = AuthorStyleSheet.read("a b c d e f g h i{color:red} a b c d e f g h{color:red}")
    #expect(compounds.text(scope: "S") == "S a b c d e f g h{color:red}\n")
    #expect(compounds.drops.map(\.reason) == [.limit])
  }

  @Test func whatIsCutInTheMidstIsNotKept() {
    let long = String(repeating: "p{width:100%}", count: 1) + String(repeating: " ", count: (64 << 10) - 22)
    let sheet = AuthorStyleSheet.read(long + "b{width:1000px;color:red}")
    #expect(sheet.text(scope: "S") == "S p{width:100%}\n")
    #expect(sheet.drops.map(\.reason) == [.limit, .limit])
    let blank = String(repeating: " ", count: (64 << 10) - 20)
    let style = StyleDeclarations.read(blank + "color:red;width:1000px")
    #expect(style.text == "color:red")
    #expect(style.drops.map(\.range) == [65536..<65538])
  }

  @Test func depth() {
    func nested(_ count: Int) -> String {
      "width:" + String(repeating: "calc(", count: count) + "1px" + String(repeating: ")", count: count)
    }
    let deepest = StyleDeclarations.read(nested(31)).text
    #expect(!deepest.isEmpty)
    #expect(StyleDeclarations.read(deepest).text == deepest)
    #expect(StyleDeclarations.read(nested(32)).drops.map(\.reason) == [.value])
  }

  @Test(arguments: [
    "a{b:c;", "(((((", "\\\\", "calc(", "{", "}", "[", ")]}", "/*", "*/", "\"", "'\n", "@a ", "@a{", "url(", "url(a b ",
    "a,",
    ".a", ":nth-child(", "p{color:red}", "color:red;", "p{color:rgb(", "-", "#", "<!--", "9", "1e", "\\0 ", "\u{0}",
    "🙂", ";",
    "a>", "p{a{color:red}", "width:calc(1px + ",
  ])
  func aMegabyteIsReadAtOnce(_ piece: String) {
    let css = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
    let time = ContinuousClock().measure {
      let sheet = AuthorStyleSheet.read(css)
      let style = StyleDeclarations.read(css)
      #expect(sheet.drops.count <= 200 && style.drops.count <= 200)
      #expect(sheet.drops.contains { $0.reason == .limit })
    }
    // Two parser runs over 64 KiB; with quadratic time they would take minutes.
    #expect(time < .seconds(5))
  }
}
