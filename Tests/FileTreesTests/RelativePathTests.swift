import FileTrees
import TestSupport
import Testing

struct RelativePathTests {
  @Test(arguments: [
    "a", "a/b.md", "reports/2024-09-26/iaas.md", ".minutes/lock", "...", "..a/b..", "a-", "Über/😀 Sitzung.md", "a b",
    "\u{A0}\u{C5}",
    String(repeating: "n", count: 255),
  ])
  func holds(_ text: String) throws {
    #expect(try path(text).description == text)
  }

  @Test(arguments: [
    "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/./b", "ü/../😀", "-rf", "a/-b", "a\0b", "a\nb", "a\u{7F}",
    "a\u{9B}m",
    "a/../\u{301}../\u{301}etc", String(repeating: "n", count: 256), String(repeating: "n/", count: 512) + "n",
  ])
  func refuses(_ text: String) {
    #expect(RelativePath(text) == nil)
  }

  @Test func comparesBytes() throws {
    let composed = try path("\u{FC}")
    let decomposed = try path("u\u{308}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(decomposed < composed)
  }

  @Test func knowsItsParts() throws {
    let deck = try path("community-call/20240926.md")
    #expect(deck.parent == RelativePath("community-call"))
    #expect(deck.parent?.parent == nil)
    #expect(deck.lastName == "20240926.md")
    #expect(try path("😀").lastName == "😀")
  }

  @Test func joins() throws {
    #expect(try path("a") / path("b/c") == path("a/b/c"))
    #expect(try path("a") / "ü.md" == path("a/ü.md"))
    #expect(try path("a") / ".." == nil)
    #expect(try path("a") / "/etc" == nil)
  }
}
