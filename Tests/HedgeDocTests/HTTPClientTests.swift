import FileTrees
import Foundation
import HedgeDoc
import Testing
import Transfers

/// The courier alone; the other end of its transport is played by a list of answers.
@Suite struct CourierTests {
  private func run(
    _ addresses: [String], attempts: Int = 3, answers: @escaping (TransferRequest, Int) -> TransferAnswer
  ) throws -> (outcomes: [String], requests: [TransferRequest], most: Int) {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("minutes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = try Folder(path: place.path)
    var manner = HTTPClient.RetryPolicy()
    manner.pause = 1
    manner.attempts = attempts
    manner.longestPause = 2_000
    let slots = try (0..<HTTPClient.slots(for: manner)).map { _ in try UnnamedFile(in: folder) }
    var (waiting, requests, most): ([TransferRequest], [TransferRequest], Int) = ([], [], 0)
    let transport = Transport(
      slots: slots,
      send: {
        waiting.append($0)
        requests.append($0)
        most = max(most, waiting.count)
      },
      next: { _ in
        guard !waiting.isEmpty else { return nil }
        // The last one first: answers come in any order.
        let request = waiting.removeLast()
        var answer = answers(request, requests.count { $0.url == request.url })
        answer.id = request.id
        return answer
      })
    let server = try #require(WebAddress("https://pad.example"))
    let courier = HTTPClient(
      transport, reach: HostPolicy(server: server, hosts: ["files.example"]), proxies: ProxyChoice(environment: [:]),
      manner: manner)
    var outcomes = [String](repeating: "never", count: addresses.count)
    let errands = try addresses.map {
      HTTPRequest.get(try #require(WebAddress($0)), headers: ["Cookie: secret"], limit: 10, follows: true)
    }
    try courier.run(errands) { batch in
      for (index, outcome) in batch {
        switch outcome {
        case .success(let answer): outcomes[index] = "\(answer.status) \(answer.address)"
        case .failure(let fault): outcomes[index] = fault.description
        }
      }
    }
    return (outcomes, requests, most)
  }

  @Test func manyErrandsAFewAhead() throws {
    let addresses = (0..<100).map { "https://pad.example/\($0)" }
    let result = try run(addresses) { _, _ in TransferAnswer(id: 0, end: .answered, status: 200) }
    #expect(result.outcomes == addresses.map { "200 \($0)" })
    #expect(result.most == 24)
  }

  @Test func brokenTransfersAreTriedAgain() throws {
    let result = try run(["https://pad.example/a"]) { _, turn in
      turn < 3 ? TransferAnswer(id: 0, end: .broken) : TransferAnswer(id: 0, end: .answered, status: 200)
    }
    #expect(result.outcomes == ["200 https://pad.example/a"])
    let never = try run(["https://pad.example/a"]) { _, _ in TransferAnswer(id: 0, end: .broken, why: "cut") }
    #expect(never.requests.count == 3)
    #expect(never.outcomes[0].contains("broke (cut)"))
  }

  @Test func aBusyServerIsWaitedForWithinReason() throws {
    let result = try run(["https://pad.example/a"]) { _, turn in
      turn == 1
        ? TransferAnswer(id: 0, end: .answered, status: 429, headers: ["Retry-After: 0"])
        : TransferAnswer(id: 0, end: .answered, status: 200)
    }
    #expect(result.requests.count == 2)
    let long = try run(["https://pad.example/a"]) { _, _ in
      TransferAnswer(id: 0, end: .answered, status: 503, headers: ["Retry-After: 86400"])
    }
    #expect(long.requests.count == 1)
    #expect(long.outcomes[0].contains("86400 seconds"))
  }

  @Test func redirectsStayWithinTheReachAndSecretsAtHome() throws {
    func redirect(_ target: String) -> TransferAnswer {
      TransferAnswer(id: 0, end: .answered, status: 302, headers: ["Location: \(target)"])
    }
    let named = try run(["https://pad.example/a"]) { request, _ in
      request.url.contains("files")
        ? TransferAnswer(id: 0, end: .answered, status: 200) : redirect("https://files.example/b")
    }
    #expect(named.outcomes == ["200 https://files.example/b"])
    #expect(named.requests.map(\.headers) == [["Cookie: secret"], []])
    #expect(named.requests.map(\.reachesPrivate) == [true, false])
    for target in [
      "https://evil.example/", "http://files.example/", "http://pad.example:81/", "https://pad.example:444/",
    ] {
      let result = try run(["https://pad.example/a"]) { _, _ in redirect(target) }
      #expect(result.requests.count == 1, "\(target)")
      #expect(!result.outcomes[0].hasPrefix("200"))
    }
    let endless = try run(["https://pad.example/a"]) { _, _ in redirect("/a") }
    #expect(endless.outcomes[0].contains("without end"))
    #expect(endless.requests.count == 6)
  }

  @Test func strangersAreNotAsked() throws {
    let result = try run(["https://evil.example/a", "https://pad.example/b"]) { _, _ in
      TransferAnswer(id: 0, end: .answered, status: 200)
    }
    #expect(result.requests.map(\.url) == ["https://pad.example/b"])
    #expect(result.outcomes[0].contains("neither the HedgeDoc server"))
  }
}
