import Testing

@testable import Reports

@Suite struct SlideEdgesTests {
  private let deck = Array("---\ntype: slide\n---\n\n# Ä 🎉\n\n- a\n\n---\n\n# B\n\n----\n\n- c\n".utf8)

  @Test(arguments: [
    "---\ntype: slide\n---\n\n# Ä 🎉\n\n- a\n \n\n\n---\n\n\n# B\n\n----\n\n- c",
    "---\r\ntype: slide\r\n---\r\n\r\n# Ä 🎉\r\n\r\n- a\r\n\r\n---\r\n\r\n# B\r\n\r\n----\r\n\r\n- c\r\n",
  ])
  func whatStandsAtTheEdgesIsNobodysText(_ text: String) {
    let text = Array(text.utf8)
    #expect(SlideEdges.areSame(text, deck))
    #expect(SlideEdges.adopted(text, from: deck) == deck)
  }

  @Test func whatSomebodyWroteStays() {
    let text = Array("---\ntype: slide\n---\n\n# Ä 🎉\n\n- a\n  more\n\n\n\n---\n\n# B\n\n---\n\n- c\n\n".utf8)
    let wanted = Array("---\ntype: slide\n---\n\n# Ä 🎉\n\n- a\n  more\n\n---\n\n# B\n\n---\n\n- c\n".utf8)
    #expect(!SlideEdges.areSame(text, deck))
    #expect(SlideEdges.adopted(text, from: deck) == wanted)
  }

  @Test func emptyLinesWithinASlideCount() {
    let text = Array("---\ntype: slide\n---\n\n# Ä 🎉\n\n\n- a\n\n---\n\n# B\n\n----\n\n- c\n".utf8)
    #expect(!SlideEdges.areSame(text, deck))
    #expect(SlideEdges.adopted(text, from: deck) == text)
  }
}
