import Diagnostics
import Testing

@testable import HedgeDoc

@Suite struct NoteTextTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// HedgeDoc 1 takes carriage returns away, and would join the lines of one that stands alone.
  @Test func aLoneCarriageReturnStaysALineEnd() {
    let deck = bytes("# Ä 🎉\rb\r\nc\n")
    let note = NoteText(deck: deck, pictures: [], interface: .one)
    #expect(note.bytes == bytes("# Ä 🎉\nb\nc\n"))
    #expect(note.deck(of: note.bytes) == deck)
    #expect(note.deck(of: bytes("# Ä 🎉\nb\nd\n")) == bytes("# Ä 🎉\rb\r\nd\n"))
  }

  @Test(arguments: ["# A\n\n- b", "# A\r\n\r\n- b\r\n", "# A\r\r- b\r", "\u{FEFF}# A\n\n- b\n"])
  func lineEndsOfAPasteMeanNothing(_ text: String) {
    let deck = bytes("# A\n\n- b\n")
    #expect(NoteText(deck: deck, pictures: [], interface: .one).deck(of: bytes(text)) == deck)
  }

  @Test func endsAreTrimmedAsJavaScriptDoes() {
    let deck = bytes("\u{A0}\n\u{2028}# A 🎉\u{3000}b\u{FEFF}\u{2003}\n\u{1680}")
    let note = NoteText(deck: deck, pictures: [], interface: .two)
    #expect(note.bytes == bytes("# A 🎉\u{3000}b"))
    #expect(note.deck(of: note.bytes) == deck)
    #expect(NoteText(deck: bytes("\u{200B}a"), pictures: [], interface: .two).bytes == bytes("\u{200B}a"))
    #expect(NoteText(deck: bytes(" \u{A0}\n"), pictures: [], interface: .two).bytes == [])
  }

  @Test func aRunningUploadIsNobodysText() {
    let text = bytes(
      "- ä 🎉 ![Uploading file..._r7gcjs23e]()\n\n![Uploading file..._x]()\n- b ![Uploading it](x) ![]()\n")
    #expect(RunningUpload.isIn(text))
    let (left, lines) = RunningUpload.removed(from: text)
    #expect(left == bytes("- ä 🎉\n\n- b ![Uploading it](x) ![]()\n"))
    #expect(lines == [1, 3])
    #expect(!RunningUpload.isIn(left))
    for other in ["![Uploading file\n]()", "![Uploading file", "![Uploading file..._x](/uploads/a.png)"] {
      #expect(RunningUpload.removed(from: bytes(other)).text == bytes(other))
    }
  }

  @Test func uploadsWithoutTheirServerGetIt() throws {
    let server = try #require(WebAddress("https://pad.example/base"))
    let cases: [(String, String, NoteAddress.Interface)] = [
      ("![ä🎉](/uploads/a.png)", "![ä🎉](https://pad.example/base/uploads/a.png)", .one),
      ("![](uploads/a.png =6x)", "![](https://pad.example/base/uploads/a.png =6x)", .one),
      ("![](/base/uploads/a.png)", "![](https://pad.example/base/uploads/a.png)", .one),
      ("<img src=\"./uploads/a.png\">", "<img src=\"https://pad.example/base/uploads/a.png\">", .one),
      ("[a]: /uploads/a.png", "[a]: https://pad.example/base/uploads/a.png", .one),
      ("![](media/0192-a)", "![](https://pad.example/base/media/0192-a)", .two),
      ("![](media/a.png)", "![](media/a.png)", .one),
      ("![](https://x.example/uploads/a.png)", "![](https://x.example/uploads/a.png)", .one),
      ("our uploads/a.png, /uploads/", "our uploads/a.png, /uploads/", .one),
      ("![](my/uploads/a.png)", "![](my/uploads/a.png)", .one),
    ]
    for (text, wanted, interface) in cases {
      #expect(RelativeUpload.resolved(bytes(text), on: server, interface) == bytes(wanted), "\(text)")
    }
  }

  @Test func boxesThatChanged() {
    let old = bytes("- [ ] @a: ä 🎉\n- [x] b\n1. [ ] c\n- [ ] gone\n")
    let new = bytes("- [X] @a: ä 🎉\n- [ ] b\n1. [ ] c, more\n- [x] new\n")
    #expect(
      BoxChange.all(from: old, to: new) == [
        BoxChange(isTicked: true, line: 1, text: "@a: ä 🎉"), BoxChange(isTicked: false, line: 2, text: "b"),
      ])
    #expect(BoxChange.all(from: new, to: new) == [])
  }

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
