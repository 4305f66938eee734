import Foundation
import Meetings
import Testing

@testable import Reports

@Suite struct CallDateTests {
  @Test(arguments: [
    ("2024-09-26", "2024-09-26"), ("20240926", "2024-09-26"), ("2024-02-29", "2024-02-29"), ("20000229", "2000-02-29"),
    ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("2023-04-30", "2023-04-30"),
  ])
  func read(_ text: String, _ date: String) {
    #expect(Day(text)?.description == date)
    #expect(Day(text)?.compact == date.replacingOccurrences(of: "-", with: ""))
  }

  @Test(arguments: [
    "", "2024", "2023-02-29", "1900-02-29", "2024-04-31", "2024-00-10", "2024-13-10", "2024-09-00", "2024-09-32",
    "0000-01-01", "2024/09/26", "2024-9-26", "24-09-26", "2024-0926", "202409-26", " 20240926", "20240926 ",
    "2024-09-26T",
    "+2024-09-2", "２０２４0926", "2024-09-2\u{301}", "12024-09-26",
  ])
  func refused(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: [
    ("1970-01-01", 4), ("2024-09-26", 4), ("2024-02-29", 4), ("2000-01-01", 6), ("1600-02-29", 2), ("0001-01-01", 1),
    ("9999-12-31", 5), ("1999-12-31", 5),
  ])
  func weekday(_ text: String, _ weekday: Int) throws {
    #expect(try #require(Day(text)).weekday == weekday)
  }

  @Test(arguments: [
    ("2024-02-28", 1, "2024-02-29"), ("2024-02-28", 2, "2024-03-01"), ("2023-12-31", 1, "2024-01-01"),
    ("2024-01-01", -1, "2023-12-31"), ("2024-09-26", 7, "2024-10-03"), ("2024-09-26", 0, "2024-09-26"),
    ("2024-09-26", 146_097, "2424-09-26"), ("9999-12-31", 1, "9999-12-31"), ("0001-01-01", -1, "0001-01-01"),
    ("2024-09-26", Int.max, "9999-12-31"), ("2024-09-26", Int.min, "0001-01-01"),
  ])
  func adding(_ start: String, _ days: Int, _ end: String) throws {
    #expect(try #require(Day(start)).adding(days: days).description == end)
  }

  @Test(arguments: [
    ("2024-09-26", 4, "2024-09-26", "2024-09-26"), ("2024-09-27", 4, "2024-10-03", "2024-09-26"),
    ("2024-09-25", 4, "2024-09-26", "2024-09-19"), ("2024-12-29", 0, "2024-12-29", "2024-12-29"),
    ("2024-12-30", 0, "2025-01-05", "2024-12-29"), ("2024-02-28", 6, "2024-03-02", "2024-02-24"),
  ])
  func nextAndLatest(_ day: String, _ weekday: Int, _ next: String, _ latest: String) throws {
    let day = try #require(Day(day))
    #expect(day.nearest(weekday: weekday, forward: true).description == next)
    #expect(day.nearest(weekday: weekday, forward: false).description == latest)
  }

  /// Each day of 400 years is the successor of the day before, on the next weekday.
  @Test func daysFollowEachOther() throws {
    var day = try #require(Day("1600-01-01"))
    var faults = 0
    while day.year < 2004 {
      let next = day.adding(days: 1)
      if Day(next.description) != next || next.weekday != (day.weekday + 1) % 7 || !(day < next) { faults += 1 }
      day = next
    }
    #expect(faults == 0)
    #expect(day.description == "2004-01-01")
    #expect(day.weekday == 4)
  }
}
