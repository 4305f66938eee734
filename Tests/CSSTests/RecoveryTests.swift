import CSS
import Testing

/// Error recovery: an invalid part ends where it ends for browsers, and the rest is used.
@Suite struct RecoveryTests {
  @Test(arguments: [
    ("# font-size: 26px; color: red", "color:red", [StyleDrop.Reason.malformed]),
    ("color: \"#0f5fe1\"; width: 1px", "width:1px", [.value]),
    ("color red; width: 1px", "width:1px", [.malformed]),
    ("(;color:red); width: 1px", "width:1px", [.malformed]),
    ("@media x {color:red} width: 1px", "width:1px", [.atRule]),
    ("@x; width: 1px", "width:1px", [.atRule]),
    ("b {color:red} width: 1px", "width:1px", [.selector]),
    ("b:hover {color:red} width: 1px", "width:1px", [.selector]),
    ("&:hover {} width: 1px; x", "width:1px", [.selector, .malformed]),
    (";;;", "", []), ("", "", []), ("color:red}; width:1px", "width:1px", [.value]),
    ("/* color:red */ width:1px", "width:1px", []), ("*zoom:1; width:1px", "width:1px", [.malformed]),
    ("color:'\n; width:1px", "width:1px", [.value]),
  ])
  func declarations(_ style: String, _ text: String, _ reasons: [StyleDrop.Reason]) {
    let read = StyleDeclarations.read(style)
    #expect(read.text == text)
    #expect(read.drops.map(\.reason) == reasons)
  }

  @Test(arguments: [
    ("h1{color:red", "S h1{color:red}", [StyleDrop.Reason]()),
    ("}h1{color:red} p{color:red}", "S p{color:red}", [.malformed]),
    ("h1 p{color:red} p", "S h1 p{color:red}", [.malformed]),
    ("@import 'x'; p{color:red}", "S p{color:red}", [.atRule]),
    ("@media print{h1{color:red}} p{color:red}", "S p{color:red}", [.atRule]),
    ("@font-face{src:url(x)} @layer a;p{color:red}", "S p{color:red}", [.atRule, .atRule]),
    ("<!-- p{color:red} -->", "S p{color:red}", []),
    ("{color:red} p{color:red}", "S p{color:red}", [.malformed]),
    ("h1;p{color:red} p{color:red}", "S p{color:red}", [.malformed]),
    ("p{}", "", []), ("p{;}", "", []), ("", "", []), ("/*", "", []),
    ("[a=\"}\"]{color:red} p{color:red}", "S p{color:red}", [.selector]),
    (".x { # font-size: 26px; color: red }", "S .x{color:red}", [.malformed]),
    ("p{em{width:1px} color:red}", "S p{color:red}", [.selector]),
  ])
  func rules(_ css: String, _ text: String, _ reasons: [StyleDrop.Reason]) {
    let read = AuthorStyleSheet.read(css)
    #expect(read.rules.map { $0.text(scope: "S") }.joined(separator: "\n") == text)
    #expect(read.drops.map(\.reason) == reasons)
  }

  @Test func placesAreBytesOfTheText() throws {
    let css = "/* Grüße 🙂 */ .ü { color: red; top: 1px } h1:has(a), p { width: 1px }"
    let read = AuthorStyleSheet.read(css)
    let bytes = Array(css.utf8)
    #expect(read.drops.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["top: 1px", "h1:has(a)"])
    #expect(read.drops.map(\.what) == ["top", "h1:has(a)"])
    #expect(read.drops.map(\.reason) == [.property, .selector])
    #expect(read.text(scope: "#d") == "#d .ü{color:red}\n#d p{width:1px}\n")
  }

  @Test func anEmptySelectorHasAPlaceToo() {
    #expect(AuthorStyleSheet.read("p,,b{color:red} h1{color:red}").drops.map(\.range) == [2..<2])
  }

  @Test func whatIsNamedIsShort() {
    let long = String(repeating: "ü", count: 3000)
    for drop in AuthorStyleSheet.read("@\(long); p{\(long):1;\(long)} \(long){").drops {
      #expect(drop.what.utf8.count <= 41)
      #expect(!drop.what.unicodeScalars.contains("\u{FFFD}"))
    }
    #expect(StyleDeclarations.read("\(long):1").drops.map { $0.what.utf8.count } == [40])
  }
}
