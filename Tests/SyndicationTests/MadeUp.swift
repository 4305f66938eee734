import Foundation
import Syndication
import Testing

/// Sample values, and comparison with golden files.
enum MadeUp {
  static func wall(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) throws -> WallTime {
    try #require(WallTime(year: year, month: month, day: day, hour: hour, minute: minute))
  }

  static func zone(_ name: String) throws -> Zone { try #require(Zone(name), "no zone \(name)") }

  /// A feed with all characters that must be escaped.
  static func feed() throws -> Feed {
    let zone = try zone("Europe/Berlin")
    return Feed(
      title: "Große & kleine <Runden>", home: "https://minutes.example/", author: "The \"makers\"", language: "de",
      entries: [
        FeedEntry(
          title: "Call \u{1F680} of 26 September", address: "https://minutes.example/call/2024-09-26/",
          published: zone.instant(of: try wall(2024, 9, 26, 15, 5)),
          updated: zone.instant(of: try wall(2024, 10, 1, 9, 30)),
          summary: "<p>Storage &amp; <b>network</b> grew.</p>\n<p>\"Quoted\" \\ here ]]&gt;</p>", tags: ["IaaS", "R&D"]),
        FeedEntry(
          title: "Old \u{7}call", address: "https://minutes.example/ältere call/2024-01-11/?a=1&b=2",
          published: zone.instant(of: try wall(2024, 1, 11, 15, 5))),
      ])
  }

  static func calendar(_ zone: String) throws -> CalendarFile {
    let zone = try Self.zone(zone)
    let stamp = zone.instant(of: try wall(2024, 9, 26, 15, 5))
    return CalendarFile(
      name: "Calls; all, of them", zone: zone, home: "https://minutes.example/",
      events: [
        CalendarEvent(
          identifier: "20240926.call@minutes.example", title: "Gespräch über Ökonomie, Netze; und mehr",
          start: try wall(2024, 9, 26, 15, 5), minutes: 40, stamp: stamp,
          note: "Erste Zeile\nZweite \\ Zeile " + String(repeating: "ä🚀", count: 40)
            + String(repeating: "x", count: 160),
          address: "https://minutes.example/call/2024-09-26/"),
        CalendarEvent(
          identifier: "next.call@minutes.example", title: "Call", start: try wall(2024, 10, 3, 15, 5), minutes: 40,
          stamp: stamp, place: "Online",
          repetition: .weekly(until: try wall(2025, 12, 25, 15, 5), without: [try wall(2024, 12, 26, 15, 5)])),
      ])
  }

  /// Compares with a file of `Golden`, which `RECORD=1` rewrites and Tests/Judges/feed_judge.py reads.
  static func expectGolden(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/" + name)
    if ProcessInfo.processInfo.environment["RECORD"] != nil { try Data(bytes).write(to: url) }
    #expect(try String(decoding: Data(contentsOf: url), as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
  }
}
