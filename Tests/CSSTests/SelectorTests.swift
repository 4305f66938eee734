import CSS
import Testing

/// Selectors are scoped to descendants of the deck's root.
@Suite struct SelectorTests {
  @Test(arguments: [
    ("h1", "#d h1"), (".slides h1", "#d .slides h1"), (".reveal .slides h1", "#d .slides h1"), (".reveal", "#d"),
    ("body", "#d"), ("HTML", "#d"), (":root", "#d"), ("html body .reveal", "#d"), ("body.dark p", "#d.dark p"),
    ("div.reveal h1", "#d h1"), (".reveal>.slides>section", "#d>.slides>section"), ("*", "#d *"), ("H1", "#d h1"),
    ("h1+p~em", "#d h1+p~em"), ("a > b", "#d a>b"), ("section.present", "#d section.present"),
    ("#intro", "#d #u-intro"), ("#u-intro", "#d #u-intro"), (".A\\:b", "#d .A\\3a b"), (".\\31 x", "#d .\\31 x"),
    ("li:first-child", "#d li:first-child"), ("li:LAST-child::marker", "#d li:last-child::marker"),
    ("li:nth-child( 2N + 1 )", "#d li:nth-child(2n+1)"), ("li:nth-child(odd)", "#d li:nth-child(odd)"),
    (":nth-child(-n+3)", "#d :nth-child(-n+3)"), (".🙂", "#d .🙂"), ("a,b", "#d a,#d b"), (".-", ""),
    (".\\-", "#d .\\-"), ("a:first-child b", "#d a:first-child b"), ("\\62 ody", "#d"),
  ])
  func isScoped(_ selector: String, _ expected: String) {
    let read = AuthorStyleSheet.read("\(selector) {color:red}")
    #expect(read.text(scope: "#d") == (expected.isEmpty ? "" : expected + "{color:red}\n"))
  }

  @Test(arguments: [
    "[href]", "a[href^='x']", "a:hover", ":has(a)", ":is(a)", ":not(a)", ":host", "::before", "a::slotted(b)", "ns|a",
    "&", "a || b",
    // They would match siblings or ancestors of the deck.
    ".reveal ~ nav", "body + p", ":root~*", "html body + p", "html ~ .reveal p", "section > body", ".slides .reveal h1",
    "h1.reveal", "p:root", "a body", ":nth-last-child(1)", "a b c d e f g h i",
  ])
  func isNotAllowed(_ selector: String) {
    let read = AuthorStyleSheet.read("\(selector), p {color:red}")
    #expect(read.text(scope: "#d") == "#d p{color:red}\n")
    #expect(read.drops.map { $0.reason == .limit ? .selector : $0.reason } == [.selector])
    #expect(read.drops.map(\.what) == [selector])
  }

  @Test(arguments: [
    "> a", "a >", "a > > b", "a + ~ b", "..a", ".1", "#1", "a b*", "*a", ".a*", "::", "a:", "p::marker em",
    "p::marker.a",
    "a ^ b", "(a)", "'a'", "a!b", "50%", ":nth-child()", ":nth-child(1 2)", ":nth-child(2 n)", ":nth-child(n 1)",
    ":nth-child(99999)", ":nth-child(+)", "", "@x",
  ])
  func takesTheRuleWithIt(_ selector: String) {
    let read = AuthorStyleSheet.read("p, \(selector) {color:red} b{color:red}")
    #expect(read.text(scope: "#d") == "#d b{color:red}\n")
    #expect(read.drops.last?.reason == .malformed)
  }
}
