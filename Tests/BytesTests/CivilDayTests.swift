import Bytes
import Testing

struct CivilDayTests {
  @Test(arguments: [
    (1970, 1, 1, 0, 4), (2000, 2, 29, 11_016, 2), (2024, 9, 26, 19_992, 4), (1969, 12, 31, -1, 3),
    (1, 1, 1, -719_162, 1),
    (9999, 12, 31, 2_932_896, 5),
  ])
  func aDayHasItsNumber(_ year: Int, _ month: Int, _ day: Int, _ number: Int, _ weekday: Int) {
    let date = CivilDay(year: year, month: month, day: day)
    #expect(date.number == number)
    #expect(date.weekday == weekday)
    #expect(CivilDay(number: number).text == date.text)
  }

  /// Compares each day of the years that cover all leap-year rules.
  @Test func theDaysFollowEachOther() {
    var number = CivilDay(year: 1896, month: 1, day: 1).number
    for year in 1896...2004 {
      for month in 1...12 {
        for day in 1...CivilDay.days(in: month, of: year) {
          #expect(CivilDay(number: number).compact == padded(year, 4) + padded(month) + padded(day))
          number += 1
        }
      }
    }
    #expect(number == CivilDay(year: 2005, month: 1, day: 1).number)
  }

  @Test func aSecondBelongsToItsDay() {
    #expect(CivilDay.split(-1).day.text == "1969-12-31")
    #expect(CivilDay.split(-1).rest == 86_399)
    #expect(CivilDay.split(86_400).day.text == "1970-01-02")
    #expect(padded(12345, 3) == "12345")
  }

  @Test func theClockGoesOn() {
    let start = MonotonicClock.now
    #expect(MonotonicClock.now >= start)
  }
}
