import Meetings
import Testing

@testable import Reports

@Suite struct SpellingTests {
  @Test(arguments: [
    ("weekdya", "weekday"), ("Weekday", "weekday"), ("minute", "minutes"), ("tme", "time"), ("titel", "title"),
    ("timezome", "timezone"), ("tmezoen", "timezone"),
  ])
  func near(_ word: String, _ meant: String) {
    #expect(Spelling.nearest(to: word, among: ["title", "folder", "weekday", "time", "minutes", "timezone"]) == meant)
  }

  @Test(arguments: ["", "x", "schedule", "wd", "mints-and-ice", "🚀", "zeitzone"])
  func far(_ word: String) {
    #expect(Spelling.nearest(to: word, among: ["title", "folder", "weekday", "time", "minutes", "timezone"]) == nil)
  }

  @Test func theFirstOfEquals() {
    #expect(Spelling.nearest(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(Spelling.nearest(to: "hat", among: ["cat", "hat"]) == "hat")
    #expect(Spelling.nearest(to: "x", among: []) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("abc", "cab", 2), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ("team iaas", "team isaa", 2), ("ä", "ö", 1),
  ])
  func distance(_ left: String, _ right: String, _ edits: Int) {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    #expect(Spelling.distance(left, right, atMost: edits) == edits)
    #expect(Spelling.distance(right, left, atMost: 10) == edits)
    #expect(Spelling.distance(left, right, atMost: edits - 1) == nil)
  }
}
