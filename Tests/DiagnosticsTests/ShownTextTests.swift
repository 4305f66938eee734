import Diagnostics
import Testing

@Suite struct ShownTextTests {
  private func shown(_ text: String) -> String {
    String(decoding: ShownText.lines(Array(text.utf8)), as: UTF8.self)
  }

  @Test func whatATerminalWouldObeyIsSpelledOut() {
    #expect(
      shown("# Ä 🎉\u{1B}]0;x\u{7}\u{9B}31m\u{202E}evil\n\tb") == "# Ä 🎉\\x1b]0;x\\x07\\u{9b}31m\\u{202e}evil\n\tb")
  }

  /// GitHub reads commands from what a job prints.
  @Test func noLineIsACommand() {
    #expect(shown("::error title=x::y") == "\\x3a:error title=x::y")
    #expect(shown("a\n \t::stop-commands::z\n") == "a\n \t\\x3a:stop-commands::z\n")
    #expect(shown(":::info\na::b ::c\n:") == "\\x3a::info\na::b ::c\n:")
    #expect(shown("x ##[error]y # #[z]") == "x ##\\x5berror]y # #[z]")
  }

  @Test func jsonMeansTheSame() {
    let json = "{\"a\":\"ä 🎉\u{9B}31m\u{202E}\u{E0041}\\u001b\"}\n"
    #expect(
      String(decoding: ShownText.json(Array(json.utf8)), as: UTF8.self)
        == "{\"a\":\"ä 🎉\\u009b31m\\u202e\\udb40\\udc41\\u001b\"}\n")
  }
}
