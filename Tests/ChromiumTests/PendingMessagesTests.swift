import Testing

@testable import Chromium

@Suite struct PendingMessagesTests {
  @Test func messagesMayArriveInPieces() {
    var pending = PendingMessages()
    #expect(pending.next() == nil)
    pending.append([1, 2])
    #expect(pending.next() == nil)
    pending.append([3, 0, 4, 0, 0, 5])
    #expect(pending.next() == [1, 2, 3])
    #expect(pending.next() == [4])
    #expect(pending.next() == [])
    #expect(pending.next() == nil)
    pending.append([0])
    #expect(pending.next() == [5])
  }
}
