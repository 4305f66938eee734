import Preview
import Testing

@Suite struct SlideMatchTests {
  private func html(_ text: String) -> [UInt8] { Array("<section id=\"x\"><p>\(text)</p></section>".utf8) }

  /// Matches slides whose key is their text. The HTML of old slides in `uncached` is not available.
  private func match(_ old: [String], _ new: [String], uncached: Set<String> = []) -> [Int?] {
    SlideMatch.match(old: old, new: new.map { SlideMatch.Slide(key: $0, html: html($0)) }) {
      uncached.contains($0) ? nil : html($0)
    }
  }

  @Test func nothingChanged() { #expect(match(["a", "b"], ["a", "b"]) == [0, 1]) }

  @Test func anEditedSlideIsMatchedByPosition() {
    #expect(match(["a", "old words", "c"], ["a", "something else", "c"]) == [0, 1, 2])
    #expect(match(["a", "b"], ["b", "x"]) == [1, nil])
  }

  @Test func newSlidesAreNotMatched() {
    #expect(match(["a", "b"], ["n", "a", "b"]) == [nil, 0, 1])
    #expect(match(["a", "b"], ["a", "n", "b"]) == [0, nil, 1])
    #expect(match(["a", "b"], ["a", "b", "n"]) == [0, 1, nil])
    #expect(match([], ["a"]) == [nil])
  }

  @Test func removedSlidesAreNotMatched() {
    #expect(match(["a", "b", "c"], ["a", "c"]) == [0, 2])
    #expect(match(["a", "b"], []) == [])
  }

  @Test func movedSlidesAreMatched() {
    #expect(match(["a", "b", "c", "d"], ["c", "d", "a", "b"]) == [2, 3, 0, 1])
  }

  @Test func equalSlidesAreMatchedOnce() { #expect(match(["a", "a", "b"], ["a", "b", "a"]) == [0, 2, 1]) }

  /// A new slide before the edited one is not matched with its old version.
  @Test func theEditedOneIsTheMostSimilar() {
    let old = ["title", "the cloud was up for three days", "end"]
    #expect(
      match(old, ["title", "quite other news", "the cloud was up for four days", "end"]) == [0, nil, 1, 2])
    #expect(
      match(old, ["title", "the cloud was up for four days", "quite other news", "end"]) == [0, 1, nil, 2])
  }

  @Test func swappedAndEditedSlidesAreMatched() {
    let old = ["alpha beta gamma delta", "one two three four"]
    #expect(match(old, ["one two three five", "alpha beta gamma epsilon"]) == [1, 0])
  }

  /// After a restart the server has no HTML of the slides that pages show.
  @Test func unknownSlidesArePairedInOrder() {
    #expect(match(["a", "b", "c"], ["a", "x", "y"], uncached: ["b", "c"]) == [0, 1, 2])
    #expect(match(["a", "b"], ["x", "y", "z"], uncached: ["a", "b"]) == [nil, nil, nil])
  }

  @Test func noOldSlideIsMatchedTwice() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<500 {
      let old = (0..<next(8)).map { _ in "slide \(next(6))" }
      let new = (0..<next(8)).map { _ in "slide \(next(9)) \(next(2))" }
      let found = match(old, new).compactMap { $0 }
      #expect(Set(found).count == found.count)
      #expect(found.allSatisfy(old.indices.contains))
    }
  }
}
