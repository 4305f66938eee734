import CSS
import Testing

@Suite struct StyleValueTests {
  @Test(arguments: [
    ("#FFF", "#fff"), (" Red ", "red"), ("transparent", "transparent"), ("rgb(1 2 3 / 50%)", "rgb(1 2 3/50%)"),
    ("HSL(120deg, 50%, 50%)", "hsl(120deg,50%,50%)"), ("/* ü🙂 */ #aabbcc80", "#aabbcc80"),
  ])
  func colours(_ text: String, _ expected: String) {
    #expect(StyleValue.colour(text) == expected)
    #expect(StyleValue.background(text) == expected)
  }

  @Test func gradients() {
    let text = "linear-gradient(45deg , RED, #00F 80% )"
    #expect(StyleValue.background(text) == "linear-gradient(45deg,red,#00f 80%)")
    #expect(StyleValue.colour(text) == nil)
  }

  @Test(arguments: [
    "", " ", "red blue", "red;", "red}", "picture.png", "notacolour", "url(x)", "#12", "\"red\"", "red url(x)",
    "inherit",
    "calc(1px)", "linear-gradient(url(x),red)", "linear-gradient()", "var(--x)", "12", "12px", "rgb(1,2,3) x",
    "r\u{301}ed",
    "image-set('x' 1x)", "red!important",
  ])
  func nothingElse(_ text: String) {
    #expect(StyleValue.colour(text) == nil)
    #expect(StyleValue.background(text) == nil)
  }
}
