import Testing

@testable import Memory

@Suite struct ItemListTests {
  @Test func nothingThatATerminalInterpretsIsPrinted() throws {
    let items = Made.items("- AI @mira: order \u{1B}[2J disks 🎉 \u{202E}\u{9B}x (due s\u{1B}o\u{7F}on)")
    #expect(items.map { $0.due?.text } == ["s\u{1B}o\u{7F}on"])
    let text = ItemList.text(items, color: false)
    #expect(text.contains("order [2J disks 🎉 x") && text.contains("due soon"))
    #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{7F}", "\u{9B}", "\u{202E}"].contains($0) })
  }
}
