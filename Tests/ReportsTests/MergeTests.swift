import Diagnostics
import Testing

@testable import Reports

@Suite struct MergeTests {
  private func deck(_ slides: String...) -> [UInt8] {
    Array(("---\ntype: slide\n---\n\n" + slides.joined(separator: "\n\n---\n\n") + "\n").utf8)
  }

  @Test func oneSideAlone() {
    let (base, other) = (deck("# A", "# B"), deck("# A", "# Ü 🎉"))
    #expect(DeckMerge(base: base, ours: base, theirs: other).bytes == other)
    #expect(DeckMerge(base: base, ours: other, theirs: base).bytes == other)
    #expect(DeckMerge(base: base, ours: other, theirs: other).bytes == other)
  }

  @Test func differentSlides() {
    let merge = DeckMerge(
      base: deck("# A", "# B", "# C"), ours: deck("# A1", "# B", "# C"), theirs: deck("# A", "# B", "# C2", "# D"))
    #expect(merge.conflicts.isEmpty)
    #expect(merge.bytes == deck("# A1", "# B", "# C2", "# D"))
  }

  @Test func theSameSlide() {
    let merge = DeckMerge(base: deck("# A", "# B"), ours: deck("# A", "# B1"), theirs: deck("# A", "# B2"))
    #expect(merge.conflicts.count == 1)
    #expect(merge.withTheirs == deck("# A", "# B2"))
    let text = String(decoding: merge.bytes, as: UTF8.self)
    #expect(
      text.contains("<<<<<<< archive\n\n# B1\n||||||| when it was pushed\n\n# B\n=======\n\n# B2\n>>>>>>> note\n"))
  }

  @Test func aSlideThatOneSideTakesOutAndTheOtherChanges() {
    let merge = DeckMerge(base: deck("# A", "# B", "# C"), ours: deck("# A", "# C"), theirs: deck("# A", "# B2", "# C"))
    #expect(merge.conflicts.count == 1)
  }

  /// Whatever was changed, the hunks make the new lines of the old ones, and there are none where nothing differs.
  @Test func hunksAreTheDifference() {
    var random = Dice(state: 7)
    for round in 0..<400 {
      let old = (0..<Int(random.next() % 30)).map { _ in Int(random.next() % (round % 2 == 0 ? 5 : 50)) }
      var new = old
      for _ in 0..<(random.next() % 6) {
        let place = Int(random.next() % UInt64(new.count + 1))
        if random.next() % 2 == 0 {
          new.insert(Int(random.next() % 50), at: place)
        } else if place < new.count {
          new.remove(at: place)
        }
      }
      var (made, at): ([Int], Int) = ([], 0)
      for hunk in LineDiff.hunks(old, new) {
        #expect(!hunk.old.isEmpty || !hunk.new.isEmpty)
        made += old[at..<hunk.old.lowerBound] + new[hunk.new]
        at = hunk.old.upperBound
      }
      #expect(made + old[at...] == new)
      if old == new { #expect(LineDiff.hunks(old, new).isEmpty) }
    }
  }

  @Test func longTextsWithNothingInCommonTakeNoTime() {
    let hunks = LineDiff.hunks(Array(0..<40_000).map { $0 % 7 }, Array(0..<40_000).map { $0 % 7 + 10 })
    #expect(hunks == [LineDiff.Hunk(old: 0..<40_000, new: 0..<40_000)])
  }
}

/// Numbers that are the same in every run (SplitMix64).
struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
