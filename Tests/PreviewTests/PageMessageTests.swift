import Testing

@testable import Preview

@Suite struct PageMessageTests {
  @Test func messagesAreParsed() throws {
    let message = try #require(PageMessage(Array("ab12\n7\nshows\n/2024-09-26/deck\nm1\nk1\nk2".utf8)))
    #expect((message.stream, message.page) == ("ab12", 7))
    let greeting = try #require(PageGreeting("/2024-09-26/deck\nm1\nk1\nk2"))
    #expect(message.content == .shows(greeting))
    #expect(greeting.keys == ["k1", "k2"])
    #expect(PageMessage(Array("ab12\n7\nwakes".utf8))?.content == .wakes)
    #expect(PageMessage(Array("ab12\n7\nleft".utf8))?.content == .closed)
  }

  @Test(arguments: ["", "\n\n", "a\n1", "a\none\nleft", "a\n1\nsings", "a\n1\nshows", "a\n1\nshows\nnowhere\nm"])
  func othersSayNothing(_ text: String) { #expect(PageMessage(Array(text.utf8)) == nil) }

  @Test func anUpdateIsOneEvent() {
    let update = EventText.update(Array("{\"a\":\"ä\"}\n".utf8), for: [1, 12])
    #expect(String(decoding: update, as: UTF8.self) == "event: news\ndata: 1 12\ndata: {\"a\":\"ä\"}\n\n")
    #expect(String(decoding: EventText.stream("ab"), as: UTF8.self) == "event: stream\ndata: ab\n\n")
  }

  @Test func streamNamesAreLongAndUnique() {
    let names = Set((0..<100).map { _ in StreamName.random() })
    #expect(names.count == 100)
    #expect(names.allSatisfy { $0.utf8.count == 32 })
  }
}
