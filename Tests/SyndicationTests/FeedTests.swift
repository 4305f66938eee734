import Foundation
import Syndication
import Testing

@Suite struct FeedTests {
  @Test func atom() throws {
    try MadeUp.expectGolden("feed.xml", try MadeUp.feed().atom(at: "https://minutes.example/feed.xml"))
  }

  @Test func json() throws {
    try MadeUp.expectGolden("feed.json", try MadeUp.feed().json(at: "https://minutes.example/feed.json"))
  }

  @Test func xmlReadersFindWhatWasMeant() throws {
    let reader = XMLReader()
    let feed = try MadeUp.feed()
    try reader.read(feed.atom(at: "https://minutes.example/feed.xml"))
    #expect(reader.texts["summary"] == [feed.entries[0].summary])
    #expect(reader.texts["title"] == [feed.title, feed.entries[0].title, "Old \u{FFFD}call"])
  }

  @Test func jsonReadersFindWhatWasMeant() throws {
    let feed = try MadeUp.feed()
    let read = try JSONSerialization.jsonObject(with: Data(feed.json(at: "https://minutes.example/feed.json")))
    let items = try #require((read as? [String: Any])?["items"] as? [[String: Any]])
    #expect(items.map { $0["content_html"] as? String } == feed.entries.map(\.summary))
    #expect(items.map { $0["title"] as? String } == feed.entries.map(\.title))
  }

  @Test func anEmptyFeedIsOne() throws {
    let feed = Feed(title: "Nothing yet", home: "https://minutes.example/", author: "Us", entries: [])
    let reader = XMLReader()
    try reader.read(feed.atom(at: "https://minutes.example/feed.xml"))
    #expect(reader.texts["updated"] == ["1970-01-01T00:00:00Z"])
    let json = String(decoding: feed.json(at: "https://minutes.example/feed.json"), as: UTF8.self)
    #expect(json.hasSuffix("\"items\": []\n}\n"))
  }

  @Test func nothingIsUpdatedBeforeItWasPublished() {
    let entry = FeedEntry(title: "", address: "", published: Instant(seconds: 9), updated: Instant(seconds: 3))
    #expect(entry.updated == Instant(seconds: 9))
  }

  @Test func theSameHasTheSameBytes() throws {
    let once = try MadeUp.feed().atom(at: "x")
    #expect(once == (try MadeUp.feed().atom(at: "x")))
  }
}
