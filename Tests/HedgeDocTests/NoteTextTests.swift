import Diagnostics
import Testing

@testable import HedgeDoc

@Suite struct NoteTextTests {
  @Test func aNoteThatNobodyChangedIsTheDeckAgain() {
    let decks = [
      "---\ntype: slide\n---\n\n# A\n", "\u{FEFF}---\r\n\r\n# A\r\n", "no line end", "", "\n\n# A\n\n\n", "a\rb\0c\n",
      "  # A  ",
    ]
    for text in decks {
      for interface in [NoteAddress.Interface.one, .two] {
        let bytes = Array(text.utf8)
        let note = NoteText(deck: bytes, pictures: [], interface: interface)
        #expect(note.deck(of: note.bytes) == bytes, "\(text) \(interface)")
        #expect(!note.bytes.contains(0x0D) && !note.bytes.contains(0))
      }
    }
  }

  @Test func picturesHaveAddressesInTheNoteAlone() {
    let bytes = Array("# A\n\n![x](./x.png)\n\nold\n".utf8)
    let note = NoteText(
      deck: bytes, pictures: [Edit(range: 10..<17, replacement: Array("https://pad.example/uploads/1.png".utf8))],
      interface: .one)
    #expect(String(decoding: note.bytes, as: UTF8.self) == "# A\n\n![x](https://pad.example/uploads/1.png)\n\nold\n")
    let text = Array("# A\n\n![x](https://pad.example/uploads/1.png)\n\nnew\n".utf8)
    var asked: [String] = []
    let deck = note.deck(of: text) { lines in
      asked.append(String(decoding: lines, as: UTF8.self))
      return lines
    }
    #expect(deck == Array("# A\n\n![x](./x.png)\n\nnew\n".utf8))
    #expect(asked == ["new\n"])
  }
}
