import Markdown
import Testing

@Suite struct UnusualBytesTests {
  @Test func nulAndInvalidBytesAreReplacedAndKeepTheirPlaces() {
    let bytes =
      Array("ü 🎉 a".utf8) + [0, 0xff, 0xe2, 0x82] + Array("b *".utf8) + [0xc3] + Array("* `".utf8) + [0]
      + Array("`\n".utf8)
    let document = Document.read(bytes, in: 0..<bytes.count)
    let children = document.blocks.first?.children ?? []
    #expect(
      children.map(\.kind) == [
        .text("ü 🎉 a\u{fffd}\u{fffd}\u{fffd}\u{fffd}b "), .emphasis, .text(" "), .code("\u{fffd}"),
      ])
    #expect(children.map(\.range) == [0..<15, 15..<18, 18..<19, 19..<22])
    #expect(children.count == 4 && children[1].children.map(\.kind) == [.text("\u{fffd}")])
  }

  @Test func aByteOrderMarkIsNoText() {
    let bytes: [UInt8] = [0xef, 0xbb, 0xbf] + Array("# Ü\n".utf8)
    let document = Document.read(bytes, in: 0..<bytes.count)
    #expect(document.blocks.map(\.kind) == [.heading(level: 1)])
    #expect(document.blocks.map(\.range) == [3..<7])
  }

  @Test func codeAndHTMLKeepInvalidBytesApart() {
    let bytes = Array("```ü\na".utf8) + [0xfe] + Array("\n```\n\n<p>".utf8) + [0] + Array("\n".utf8)
    let document = Document.read(bytes, in: 0..<bytes.count)
    #expect(
      document.blocks.map(\.kind) == [
        .codeBlock(info: "ü", literal: "a\u{fffd}\n", fenced: true, closed: true), .htmlBlock(literal: "<p>\u{fffd}"),
      ])
  }

  /// Without a correction the following nodes would be located one byte too far.
  @Test func aFormFeedBehindALineBreakIsText() {
    let bytes = Array("ü 🎉\n\u{c}b<hp:>".utf8)
    let paragraph = Document.read(bytes, in: 0..<bytes.count).blocks.first
    #expect(paragraph?.children.map(\.range) == [0..<7, 7..<8, 8..<10, 10..<15])
    #expect(paragraph?.range == 0..<15)
  }

  @Test func anEmptyRangeIsAnEmptyDocument() {
    #expect(Document.read([], in: 0..<0).blocks.isEmpty)
    #expect(Document.read(Array("ü".utf8), in: 1..<1).blocks.isEmpty)
  }

  @Test func everyPrefixOfATextCanBeRead() {
    let bytes = Array(
      "> - Ü 🎉 **a** `b` [c](d \"e\") ![f](g =1x2)\n>   | x |\n>   |---|\n> :::info\n> ```\n[^1]: \\\\(".utf8)
    for end in bytes.indices {
      expectPlaces(Document.read(bytes, in: 0..<end).blocks, in: 0..<end, bytes)
    }
  }

  @Test func textsAreReadAtTheSameTime() async {
    let specs = Spec.all
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask { specs.map { treeText(Document.read($0.bytes, in: 0..<$0.bytes.count), $0.bytes) } }
      }
      for await trees in group { #expect(trees == specs.map(\.tree)) }
    }
  }
}
