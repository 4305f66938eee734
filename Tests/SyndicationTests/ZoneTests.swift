import Foundation
import Testing

@testable import Syndication

@Suite struct ZoneTests {
  @Test func berlinHasSummerTime() throws {
    let zone = try MadeUp.zone("Europe/Berlin")
    #expect(zone.instant(of: try MadeUp.wall(2024, 9, 26, 15, 5)).text == "2024-09-26T13:05:00Z")
    #expect(zone.instant(of: try MadeUp.wall(2024, 12, 26, 15, 5)).text == "2024-12-26T14:05:00Z")
  }

  @Test func whatComesTwiceIsTheFirst() throws {
    let zone = try MadeUp.zone("Europe/Berlin")
    #expect(zone.instant(of: try MadeUp.wall(2024, 10, 27, 2, 30)).text == "2024-10-27T00:30:00Z")
    #expect(zone.instant(of: try MadeUp.wall(2024, 10, 27, 3, 0)).text == "2024-10-27T02:00:00Z")
  }

  @Test func whatIsLeftOutCountsByTheOffsetBefore() throws {
    let zone = try MadeUp.zone("Europe/Berlin")
    #expect(zone.instant(of: try MadeUp.wall(2024, 3, 31, 2, 30)).text == "2024-03-31T01:30:00Z")
    #expect(zone.instant(of: try MadeUp.wall(2024, 3, 31, 3, 0)).text == "2024-03-31T01:00:00Z")
  }

  @Test(arguments: ["", "Europe", "Europe/berlin", "Mars/Olympus", "#", "CET-1CEST,M3.5.0,M10.5.0/3", "UTC0", "a b"])
  func othersAreNone(name: String) {
    #expect(Zone(name) == nil)
  }

  /// The table agrees with Foundation's own time zones for 2025. Morocco is left out: it goes back an hour
  /// for Ramadan, which the rules cannot express.
  @Test func allZonesAreAsFoundationHasThem() throws {
    var compared = 0
    let morocco: Set = ["Africa/Casablanca", "Africa/El_Aaiun"]
    for name in TimeZone.knownTimeZoneIdentifiers where !morocco.contains(name) {
      guard let zone = Zone(name), let other = TimeZone(identifier: name) else { continue }
      compared += 1
      for month in 1...12 {
        let instant = zone.instant(of: try MadeUp.wall(2025, month, 15, 12, 0))
        let seconds = other.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
        #expect(seconds == zone.offset(at: instant.seconds), "\(name) in month \(month)")
      }
    }
    #expect(compared > 300)
  }

  @Test func everyLineOfTheTableIsRead() {
    var names = 0
    for line in String(decoding: PackageResources.zones_txt, as: UTF8.self).split(separator: "\n").dropFirst() {
      for name in line.split(separator: " ").dropFirst() {
        names += 1
        #expect(Zone(String(name)) != nil, "\(line)")
      }
    }
    #expect(names > 500)
  }

  @Test func daysThatDoNotExistAreNone() {
    #expect(WallTime(year: 2023, month: 2, day: 29) == nil)
    #expect(WallTime(year: 2024, month: 2, day: 29) != nil)
    #expect(WallTime(year: 2024, month: 2, day: 1, hour: 24) == nil)
    #expect(WallTime(year: 0, month: 1, day: 1) == nil)
  }

  @Test func instantsStayInWhatCanBeWritten() {
    #expect(Instant(seconds: .max).text == "9999-12-31T23:59:59Z")
    #expect(Instant(seconds: .min).text == "0001-01-01T00:00:00Z")
    #expect(Instant(seconds: -1).text == "1969-12-31T23:59:59Z")
    #expect(Instant(seconds: 951_782_400).compact == "20000229T000000Z")
  }
}
