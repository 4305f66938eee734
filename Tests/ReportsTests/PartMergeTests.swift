import Testing

@testable import Reports

@Suite struct PartMergeTests {
  private typealias Deck = (bytes: [UInt8], parts: [PartMerge.Part])

  /// A cover, and a column for each part.
  private func deck(_ parts: (String, String)...) -> Deck {
    var bytes = Array("# Cover\n".utf8)
    var found: [PartMerge.Part] = []
    for (file, text) in parts {
      bytes += "\n---\n\n".utf8
      found.append(.init(file: file, range: bytes.count..<(bytes.count + text.utf8.count)))
      bytes += text.utf8
    }
    return (bytes, found)
  }

  private let one = ("a.md", "# A 🎉\n\n----\n\n* ä\n")
  private let two = ("b.md", "# B\n\n* b\n")

  @Test func aLateReportComesBehindAnEditedLastSlide() {
    let merge = PartMerge(
      base: deck(one), ours: deck(("a.md", "# A 🎉\n\n----\n\n* ä, corrected\n")).bytes, theirs: deck(one, two))
    #expect(merge.conflicts == [])
    #expect(merge.bytes == deck(("a.md", "# A 🎉\n\n----\n\n* ä, corrected\n"), two).bytes)
  }

  @Test func eachSideKeepsItsPart() {
    let merge = PartMerge(
      base: deck(one, two), ours: deck(("a.md", "# Ä\n"), two).bytes, theirs: deck(one, ("b.md", "# B\n\n* news\n")))
    #expect(merge.conflicts == [])
    #expect(merge.bytes == deck(("a.md", "# Ä\n"), ("b.md", "# B\n\n* news\n")).bytes)
  }

  @Test func theSameSlideIsAConflict() {
    let ours = deck(one, ("b.md", "# B\n\n* mine\n")).bytes
    let merge = PartMerge(base: deck(one, two), ours: ours, theirs: deck(one, ("b.md", "# B\n\n* theirs\n")))
    #expect(merge.conflicts == ["b.md"])
    #expect(merge.bytes == ours)
  }

  /// A column that somebody put in belongs to what stands before it, and stays.
  @Test func aColumnOfOnesOwnStays() {
    let ours = deck(one, ("x", "# Extra\n"), two).bytes
    let merge = PartMerge(base: deck(one, two), ours: ours, theirs: deck(one, ("b.md", "# B\n\n* news\n")))
    #expect(merge.conflicts == [])
    #expect(merge.bytes == deck(one, ("x", "# Extra\n"), ("b.md", "# B\n\n* news\n")).bytes)
  }

  @Test func anEditedPartWhoseReportIsGoneIsNotLost() {
    let ours = deck(one, ("b.md", "# B\n\n* mine\n")).bytes
    #expect(PartMerge(base: deck(one, two), ours: ours, theirs: deck(("a.md", "# A\n"))).conflicts == ["b.md"])
  }

  @Test func differencesAreShownAsDiffDoes() {
    let (old, new) = ("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nä 🎉\nf\ng\nh")
    #expect(
      String(
        decoding: UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8), names: ("a/x", "b/x")).bytes, as: UTF8.self)
          == """
          --- a/x
          +++ b/x
          @@ -2,7 +2,7 @@
           b
           c
           d
          -e
          +ä 🎉
           f
           g
          -h
          +h
          \\ No newline at end of file

          """)
    #expect(UnifiedDiff(from: Array(old.utf8), to: Array(old.utf8), names: ("a", "b")).bytes == [])
  }
}
