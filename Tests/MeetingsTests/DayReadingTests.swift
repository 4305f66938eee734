import Meetings
import Testing

@Suite struct DayReadingTests {
  @Test(arguments: [
    ("2026-12-8", ["2026-12-08"]), ("08.12.2026", ["2026-12-08"]), ("12/08/2026", ["2026-08-12", "2026-12-08"]),
    ("12/25/2026", ["2026-12-25"]), ("2026_12_08", ["2026-12-08"]), ("2026-12-08-special", ["2026-12-08"]),
    ("20261208", ["2026-12-08"]), ("20261208 ü", ["2026-12-08"]), ("next week", []), ("31.2.2026", []), ("1.2.3", []),
    ("11/11/2026", ["2026-11-11"]), ("x2026-12-08", []),
  ]) func readsWhatWasMeant(_ text: String, _ days: [String]) {
    #expect(DayReading.days(text).map(\.description) == days)
  }

  @Test func aTeamIsThereFromItsFirstDayToItsLast() throws {
    var team = Team(id: "ops", name: "Ops")
    (team.since, team.until) = (Day("2026-01-01"), Day("2026-06-30"))
    let days = try ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"].map { try #require(Day($0)) }
    #expect(days.map(team.isThere) == [false, true, true, false])
  }
}
