import Foundation
import Syndication
import Testing

@Suite struct CalendarTests {
  /// Zones that cover all branches of the writer: normal, southern hemisphere, no daylight saving, a day before, a day
  /// after, and into the next month.
  @Test(arguments: [
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Nuuk", "Asia/Jerusalem",
    "Africa/Cairo", "Europe/Dublin", "America/Santiago", "UTC",
  ])
  func calendarOf(zone: String) throws {
    let name = zone.replacingOccurrences(of: "/", with: "-") + ".ics"
    try MadeUp.expectGolden(name, try MadeUp.calendar(zone).bytes)
  }

  @Test func linesAreShortAndWholeCharacters() throws {
    let text = String(decoding: try MadeUp.calendar("Europe/Berlin").bytes, as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.utf8.contains(0x0A) && !$0.utf8.contains(0x0D) })
    #expect(!text.unicodeScalars.contains("\u{FFFD}"))
    // Some lines have exactly the maximum length, so the limit is reached.
    #expect(lines.contains { $0.utf8.count == 75 })
  }

  @Test func unfoldedTextIsWhatWasSaid() throws {
    let calendar = try MadeUp.calendar("Europe/Berlin")
    let text = String(decoding: calendar.bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
    let line = try #require(text.components(separatedBy: "\r\n").first { $0.hasPrefix("DESCRIPTION:") })
    let note = try #require(calendar.events[0].note)
    let escaped = note.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\n", with: "\\n")
    #expect(line == "DESCRIPTION:" + escaped)
    #expect(text.contains("SUMMARY:Gespräch über Ökonomie\\, Netze\\; und mehr\r\n"))
  }

  /// Line breaks in a title cannot inject a property.
  @Test func lineBreaksStayInside() throws {
    var calendar = try MadeUp.calendar("UTC")
    calendar.name = "a\r\nEND:VCALENDAR\rb\u{0}c"
    calendar.events[0].address = "https://minutes.example/\r\nX:y"
    let lines = String(decoding: calendar.bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.contains("NAME:a\\nEND:VCALENDAR\\nbc"))
    #expect(lines.contains("URL:https://minutes.example/%0D%0AX:y"))
  }

  @Test func theSeriesEndsInUniversalTime() throws {
    let text = String(decoding: try MadeUp.calendar("Europe/Berlin").bytes, as: UTF8.self)
    #expect(text.contains("RRULE:FREQ=WEEKLY;UNTIL=20251225T140500Z;BYDAY=TH\r\n"))
    #expect(text.contains("EXDATE;TZID=Europe/Berlin:20241226T150500\r\n"))
  }
}
