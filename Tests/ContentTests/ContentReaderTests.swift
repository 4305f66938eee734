import Decks
import Diagnostics
import Testing

@testable import Content

/// Blocks and inlines of a text, independent of the output format.
@Suite struct ContentReaderTests {
  /// Resolves links and pictures by the first letter of their address.
  private struct MadeTargets: ContentTargets {
    private(set) var asked: [String] = []

    mutating func link(to address: String) -> LinkTarget {
      asked.append(address)
      switch address.utf8.first {
      case UInt8(ascii: "#"): return .anchor(String(address.dropFirst()))
      case UInt8(ascii: "s"): return .slide
      case UInt8(ascii: "n"): return .nothing
      default: return .address("to/" + address, losesPlace: address.utf8.first == UInt8(ascii: "l"))
      }
    }

    mutating func picture(at address: String) -> PictureTarget {
      asked.append(address)
      switch address.utf8.first {
      case UInt8(ascii: "r"): return .remote(host: "host", address: address)
      case UInt8(ascii: "n"): return .nothing
      default: return .address("at/" + address)
      }
    }
  }

  private static func read(
    _ text: String, keepsLines: Bool = true
  ) -> (blocks: [Block], losses: [Loss: [Int]], asked: [String], notes: [(number: Int, blocks: [Block])]) {
    let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
    var reader = ContentReader(file, MadeTargets(), keepsLines: keepsLines)
    var blocks: [Block] = []
    let slide = Slide(h: 0, v: 0, range: 0..<file.bytes.count)
    reader.add(SlideContent(slide, in: file, isTypeset: false, isProse: true), to: &blocks)
    let lost = Loss.allCases.map { loss in
      (loss, reader.losses.places(of: loss).map { file.lineNumber(at: $0.lowerBound) })
    }
    let losses = Dictionary(uniqueKeysWithValues: lost.filter { !$0.1.isEmpty })
    return (blocks, losses, reader.targets.asked, reader.footnotes.all)
  }

  private static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

  @Test(
    arguments: [
      ("# Ü 🎉", [.heading(level: 1, [.text("Ü 🎉")])]),
      (
        "a **b** *c* ~~d~~ `e`",
        [
          .paragraph([
            .text("a "), .format(.strong, [.text("b")]), .text(" "), .format(.emphasis, [.text("c")]), .text(" "),
            .format(.strike, [.text("d")]), .text(" "), .code("e"),
          ])
        ]
      ),
      ("- a\n- b", [.list(List(start: nil, isTight: true, items: [[paragraph("a")], [paragraph("b")]]))]),
      ("3. a\n\n4. b", [.list(List(start: 3, isTight: false, items: [[paragraph("a")], [paragraph("b")]]))]),
      (
        "- [x] a\n- [ ]",
        [
          .list(
            List(
              start: nil, isTight: true,
              items: [[.paragraph([.task(isDone: true), .text(" a")])], [paragraph("[ ]")]]))
        ]
      ),
      ("> a", [.quote([paragraph("a")])]), ("***", [.rule]),
      ("```swift\nlet ü = 1\n```", [.code(language: "swift", firstLine: nil, text: "let ü = 1\n")]),
      (
        "|a|b|\n|:-|-:|\n|1|2|",
        [
          .table(
            Table(alignments: [.left, .right], rows: [[[.text("a")], [.text("b")]], [[.text("1")], [.text("2")]]]))
        ]
      ),
      (":::warning\na\n:::", [.admonition(Admonition(kind: .warning, blocks: [paragraph("a")]))]),
      ("", []),
    ] as [(String, [Block])])
  func blocksAreRead(_ text: String, _ blocks: [Block]) {
    let read = Self.read(text)
    #expect(read.blocks == blocks)
    #expect(read.losses.isEmpty)
  }

  @Test(
    arguments: [
      ("[x](a.md \"t\")", .link(address: "to/a.md", title: "t", [.text("x")]), nil),
      ("[x](lost.md)", .link(address: "to/lost.md", title: "", [.text("x")]), .otherAnchor),
      ("[x](slide.md)", .text("x"), .slideLink), ("[x](nowhere.md)", .text("x"), .deadLink),
      ("![x](a.png)", .picture(address: "at/a.png", description: "x", title: ""), nil),
      ("![x](a.png =3x)", .picture(address: "at/a.png", description: "x", title: ""), .size),
      ("![](r.png)", .link(address: "r.png", title: "", [.text("Picture on host")]), .remotePicture),
      ("![x](no.png)", .text("x"), .missingPicture), ("![](no.png)", .text("no.png"), .missingPicture),
      ("==x==", .format(.strong, [.text("x")]), .underline), ("H^+^", .text("H"), nil),
      ("<font color=\"red\">x</font>", .text("x"), .colour),
    ] as [(String, Inline, Loss?)])
  func linksPicturesAndLossesAreRead(_ text: String, _ first: Inline, _ loss: Loss?) {
    let read = Self.read("\n" + text)
    guard case .paragraph(let line)? = read.blocks.first else {
      Issue.record("\(read.blocks)")
      return
    }
    #expect(line.first == first)
    #expect(read.losses == (loss.map { [$0: [2]] } ?? [:]))
  }

  @Test func linesEndWhereTheTextSaysSo() {
    #expect(Self.read("a\nb").blocks == [.paragraph([.text("a"), .lineBreak(soft: false), .text("b")])])
    let soft = Self.read("a\nb", keepsLines: false).blocks
    #expect(soft == [.paragraph([.text("a"), .lineBreak(soft: true), .text("b")])])
  }

  @Test func targetsAreAskedInOrderAndRemember() {
    #expect(Self.read("[1](b.md) ![2](a.png)\n\n[3](b.md)").asked == ["b.md", "a.png", "b.md"])
  }

  @Test func footnotesAreNumberedInTheOrderOfTheirMention() {
    let read = Self.read("a[^z] b[^a]\n\n[^a]: A\n\n[^z]: Z\n")
    #expect(read.blocks.first == .paragraph([.text("a"), .footnote(1), .text(" b"), .footnote(2)]))
    #expect(read.notes.map(\.number) == [1, 2])
    #expect(
      read.notes.map(\.blocks) == [[.paragraph([.text("Z"), .text(" ")])], [.paragraph([.text("A"), .text(" ")])]])
  }

  @Test func plainTextIsWhatAReaderSees() {
    let pieces: [Inline] = [
      .text("a"), .lineBreak(soft: true), .format(.strong, [.code("b")]), .footnote(1),
      .link(address: "x", title: "t", [.picture(address: "y", description: "ü", title: "")]),
    ]
    #expect(pieces.plainText == "a bü")
    #expect(!pieces.isBlank)
    #expect([Inline.text(" \t"), .format(.emphasis, [.lineBreak(soft: false)])].isBlank)
  }
}
