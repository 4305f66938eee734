import Meetings
import Testing

@testable import Memory

/// What a text says of an item, and what becomes one item over several meetings.
@Suite struct StateTests {
  @Test(arguments: [
    ("- [x] @mira: order flour", State.done), ("- [ ] @mira: order flour", .open),
    ("- ~~AI @mira: order flour~~", .done),
    ("- AI @mira: order flour ✅", .done), ("- AI @mira: order flour - done", .done),
    ("- AI @mira: order flour - done - https://example.org/1", .done), ("- AI @mira: order flour (erledigt)", .done),
    ("- AI @mira: order flour\n  - done: https://example.org/1", .done), ("- AI @mira: order flour\n  - DONE", .done),
    ("- AI @mira: order flour\n  - OPEN", .open), ("- AI @mira: order flour\n  - postponed until June", .open),
    ("- AI @mira: order flour\n  - cancelled", .dropped), ("- AI @mira: order flour\n  - entfällt", .dropped),
    ("- AI @mira: order flour\n  - done?", .open), ("- AI @mira: order flour\n  - done by June", .open),
    ("- AI @mira: get the cake done", .open), ("- AI @mira: order flour\n  - sent a mail to the mill", .done),
    ("- AI @mira: order flour\n  - Done\n  - OPEN again", .open),
  ]) func isSaid(_ markdown: String, _ state: State) {
    #expect(Made.items(markdown).map(\.state) == [state])
  }

  @Test func aLineThatTellsAStateIsNoPlace() {
    let items = Made.items("- AI @mira: order flour\n  - done, @jo-b will pay")
    #expect(items.map { $0.places.map(\.line) } == [[1]])
    #expect(items.first?.closed?.line == 2)
    #expect(items.first?.closed?.by == "jo-b")
  }

  @Test func oneItemOverMeetings() {
    let items = Made.over([
      ("2030-05-02", "- AI @mira: order flour from the old mill"),
      ("2030-05-16", "- AI @mira: order rye flour from the old mill\n- AI @mira: repair the oven"),
      ("2030-05-30", "- AI @mira: order rye flour from the old mill\n  - done"),
    ])
    #expect(items.map(\.state) == [.done, .open])
    #expect(items.map(\.meetings) == [3, 1])
    #expect(items[0].since == Day("2030-05-02") && items[0].last == Day("2030-05-30"))
    #expect(items[0].closed?.date == Day("2030-05-30"))
  }

  @Test func othersPromisesAreOthers() {
    let items = Made.over([
      ("2030-05-02", "- AI @mira: order flour from the old mill"),
      ("2030-05-16", "- AI @tom: order flour from the old mill"),
    ])
    #expect(items.count == 2)
  }

  @Test func whatIsNeverHeardOfAgainIsOpen() {
    let items = Made.over([("2030-05-02", "- AI @mira: order flour"), ("2030-09-16", "- AI @tom: repair the oven")])
    #expect(items.map(\.state) == [.open, .open])
    #expect(items[0].last == Day("2030-05-02") && items[0].closed == nil)
  }

  @Test func aCommentTellsTheItemThatWasCarried() throws {
    let first = try #require(Made.over([("2030-05-02", "- AI @mira: order flour")]).first)
    let items = Made.over([
      ("2030-05-02", "- AI @mira: order flour"),
      ("2030-08-30", "- [x] @mira: something quite different <!-- minutes: item \(first.id) -->"),
    ])
    #expect(items.map(\.id) == [first.id])
    #expect(items.map(\.state) == [.done])
  }

  @Test func oneNoteUnderSeveralDaysIsOneMeeting() {
    let items = Made.over([
      ("2030-05-02", "# A\n\n- AI @mira: order flour"), ("2030-05-09", "# B\n\n- AI @mira: order flour"),
    ])
    #expect(items.map(\.meetings) == [1])
    #expect(items.map(\.places.count) == [1])
  }

  @Test func severalDatedHeadingsAreSeveralMeetings() {
    let items = Made.items(
      "# Notes\n\n## 2030-05-09\n\n- AI @mira: order flour\n\n## 2030-05-02\n\n- AI @mira: order flour\n")
    #expect(items.map(\.meetings) == [2])
    #expect(items.first?.since == Day("2030-05-02"))
  }

  @Test func idsAreStableAndDifferent() {
    let text = "- AI @mira: order flour\n- AI @tom: order flour"
    let ids = Made.items(text).map(\.id)
    #expect(Set(ids).count == 2)
    #expect(ids == Made.items(text).map(\.id))
    #expect(ids.allSatisfy { $0.hasPrefix("kitchen-20300502-") })
  }
}
