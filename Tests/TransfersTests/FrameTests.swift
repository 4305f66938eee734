import Testing
import Transfers

@Suite struct FrameTests {
  private let request = TransferRequest(
    id: 7, method: "POST", url: "https://pad.example/new", headers: ["Content-Type: text/markdown", "X: ä"],
    body: .init(slot: 2, count: 1 << 40), slot: 3, limit: -1, reachesPrivate: true, proxy: "http://proxy:3128",
    timeouts: .init(connecting: 1, stalling: 2, all: 3))
  private let answer = TransferAnswer(
    id: 7, end: .broken, status: 302, headers: ["Location:  /abc ", "X-Empty:", "no colon"], count: 9, why: "cut 💔")

  @Test func messagesRoundTrip() throws {
    var bytes = request.frame + answer.frame
    #expect(try TransferRequest.take(from: &bytes) == request)
    #expect(try TransferAnswer.take(from: &bytes) == answer)
    #expect(bytes.isEmpty)
  }

  @Test func incompleteFramesAreKept() throws {
    let whole = answer.frame
    for count in 0..<whole.count {
      var bytes = Array(whole[..<count])
      #expect(try TransferAnswer.take(from: &bytes) == nil)
      #expect(bytes.count == count)
    }
  }

  @Test func invalidMessagesAreFaults() {
    var otherLength = answer.frame
    otherLength[0] += 1
    otherLength.append(0)
    var endless: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
    var otherKind = request.frame
    #expect(throws: FrameFault.self) { try TransferAnswer.take(from: &otherLength) }
    #expect(throws: FrameFault.self) { try TransferAnswer.take(from: &endless) }
    #expect(throws: FrameFault.self) { try TransferAnswer.take(from: &otherKind) }
  }

  @Test func headersAreFoundByTheirNames() {
    #expect(answer.header("location") == "/abc")
    #expect(answer.header("x-empty") == "")
    #expect(answer.header("no") == nil)
  }
}
