import Testing
import Transfers

@Suite struct LiveMessageTests {
  @Test func eventsComeOutAsTheyWentIn() throws {
    let events: [LiveEvent] = [
      .listening(port: 65535), .failed(code: 98), .asked(id: 1, target: "/ä?x"), .joined(reader: 2),
      .said(reader: 2, text: "/\nmark\n🦓"), .left(reader: 2),
    ]
    var bytes = events.flatMap(\.frame)
    for event in events { #expect(try LiveEvent.take(from: &bytes) == event) }
    #expect(bytes.isEmpty)
  }

  @Test func ordersComeOutAsTheyWentIn() throws {
    let orders: [LiveOrder] = [
      .answer(id: 7, status: 200, headers: ["Content-Type: text/css", "X: ä"], body: [0, 255, 10]),
      .answer(id: 8, status: 404, headers: [], body: []), .tell(readers: [1, 2, 3], text: Array("{}".utf8)),
      .tell(readers: [], text: []),
    ]
    var bytes = orders.flatMap(\.frame)
    for order in orders { #expect(try LiveOrder.take(from: &bytes) == order) }
    #expect(bytes.isEmpty)
  }

  @Test func whatIsNoMessageIsAFault() {
    var cut = LiveOrder.tell(readers: [1, 2], text: []).frame
    cut[12] = 0xFF
    cut[13] = 0xFF
    var other = LiveOrder.tell(readers: [1], text: []).frame
    #expect(throws: FrameFault.self) { try LiveOrder.take(from: &cut) }
    #expect(throws: FrameFault.self) { try LiveEvent.take(from: &other) }
  }
}
