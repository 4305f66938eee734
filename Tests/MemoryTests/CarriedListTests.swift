import Meetings
import Testing

@testable import Memory

/// What `new` takes over into the next report.
@Suite struct CarriedListTests {
  private func list(_ meetings: [(String, String)], on day: String, _ settings: ActionSettings = ActionSettings())
    throws -> String
  {
    CarriedList.markdown(CarriedList.items(Made.over(meetings), of: "kitchen", on: try #require(Day(day)), settings))
  }

  @Test func openMarkedItemsOfTheLastDaysAreCarried() throws {
    let text = try list(
      [
        ("2030-01-03", "- AI @mira: sell the old oven"),
        (
          "2030-05-02",
          "- AI @mira: order *rye* flour\n- [x] @tom: clean up\n- @jo-b will bake\n- AI @tom: sweep\n  - cancelled"
        ),
      ], on: "2030-05-09")
    #expect(
      text.hasPrefix("\n## Open action items\n\n- [ ] @mira: order rye flour <!-- minutes: item kitchen-20300502-"))
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func nothingOpenIsNothingAtAll() throws {
    #expect(try list([("2030-05-02", "- [x] @tom: clean up")], on: "2030-05-09") == "")
  }

  @Test func noMoreThanTheSettingsSay() throws {
    var settings = ActionSettings()
    settings.carry = 2
    let text = try list([("2030-05-02", "- AI @a: one\n- AI @b: two\n- AI @c: three")], on: "2030-05-09", settings)
    #expect(text.split(separator: "\n").count == 3)
  }

  @Test func aReportWithNothingButTheListIsUntouched() throws {
    let text = try list([("2030-05-02", "- AI @a: buy `<salt>` <now>")], on: "2030-05-09")
    #expect(text.contains("buy `<salt>` "))
    #expect(Array(CarriedList.removed(from: Array(("report\n" + text).utf8))) == Array("report\n".utf8))
    let ticked = Array(("report\n" + text).replacing("[ ]", with: "[x]").utf8)
    #expect(Array(CarriedList.removed(from: ticked)) == ticked)
    let more = Array(("report\n" + text + "\nnews\n").utf8)
    #expect(Array(CarriedList.removed(from: more)) == more)
  }

  @Test func fourWeeksOfATeam() throws {
    let first = ("2030-05-02", "- [ ] @mira: order rye flour\n- [ ] @tom: repair the oven\n")
    let carried = try list([first], on: "2030-05-09")
    // Reworded, and one of them ticked after a week without a meeting.
    let third = (
      "2030-05-16",
      carried.replacing("order rye flour", with: "get rye from the new mill").replacing(
        "- [ ] @tom", with: "- [x] @tom")
    )
    let left = try list([first, third], on: "2030-05-23")
    #expect(left.contains("@mira: get rye from the new mill") && !left.contains("oven"))
    let fourth = ("2030-05-23", left + "  - cancelled, the mill is closed\n")
    let items = Made.over([first, third, fourth])
    #expect(items.map(\.state) == [.dropped, .done])
    #expect(items.map(\.meetings) == [3, 2])
    #expect(try list([first, third, fourth], on: "2030-05-30") == "")
  }
}
