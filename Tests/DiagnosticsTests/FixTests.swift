import Diagnostics
import Testing

@Suite struct FixTests {
  private func edit(_ range: Range<Int>, _ replacement: String) -> Edit {
    Edit(range: range, replacement: Array(replacement.utf8))
  }

  @Test func editsAreAppliedInTheOrderOfTheirPlaces() {
    let result = Edit.apply(
      [edit(4..<5, "😀"), edit(0..<1, "ä"), edit(2..<2, "-"), edit(5..<6, "")], to: Array("abcdef".utf8))
    #expect(text(result.bytes) == "äb-cd😀")
    #expect(result.skipped == [])
  }

  @Test(
    arguments: [
      // Two overlapping fixes: the one that begins first is applied.
      ([(1, 3, "X"), (0, 2, "Y")], "Ycdef", [0]),
      ([(0, 6, "X"), (2, 3, "Y"), (3, 4, "Z")], "X", [1, 2]),
      ([(0, 6, "X"), (2, 2, "Y")], "X", [1]),
      // Identical fixes.
      ([(1, 3, "X"), (1, 3, "X")], "aXdef", [1]),
      // Two insertions at the same offset.
      ([(2, 2, "X"), (2, 2, "Y")], "abXcdef", [1]),
      // Adjacent fixes do not overlap.
      ([(0, 2, "X"), (2, 2, "Y"), (2, 4, "Z")], "XYZef", []),
      ([(6, 6, "X")], "abcdefX", []),
      // Out of range.
      ([(-1, 2, "X"), (5, 7, "Y"), (9, 9, "Z")], "abcdef", [0, 1, 2]),
      ([], "abcdef", []),
    ] as [([(Int, Int, String)], String, [Int])])
  func editsThatMeetAreSkipped(_ edits: [(Int, Int, String)], _ expected: String, _ skipped: [Int]) {
    let edits = edits.map { edit($0.0..<$0.1, $0.2) }
    let result = Edit.apply(edits, to: Array("abcdef".utf8))
    #expect(text(result.bytes) == expected)
    #expect(result.skipped == skipped.map { edits[$0] })
  }

  @Test func aFixIsAppliedWholeOrNotAtAll() {
    let fixes = [
      Fix(title: "quotes", safety: .safe, edits: [edit(3..<3, "»"), edit(1..<1, "«")]),
      Fix(title: "meets the first", safety: .safe, edits: [edit(5..<6, "!"), edit(2..<4, "ä")]),
      Fix(title: "side by side", safety: .suggested, edits: [edit(4..<5, "😀")]),
      Fix(title: "meets itself", safety: .safe, edits: [edit(5..<6, "!"), edit(5..<6, "?")]),
      Fix(title: "nothing to do", safety: .safe, edits: []),
    ]
    let result = Fix.apply(fixes, to: Array("abcdef".utf8))
    #expect(text(result.bytes) == "a«bc»d😀f")
    #expect(result.applied.map(\.title) == ["quotes", "side by side"])
    #expect(result.skipped.map(\.title) == ["meets the first", "meets itself", "nothing to do"])
  }
}
