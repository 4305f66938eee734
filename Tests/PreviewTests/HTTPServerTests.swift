import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Preview

/// Uses real sockets. The event loop runs on the thread of the test, the client on another one.
@Suite struct HTTPServerTests {
  @Test func answersAndKeepsTheConnection() throws {
    let heard = try talk { port in
      let link = Link(port)
      let first = link.ask("GET /one HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let second = link.ask("HEAD /two HTTP/1.1\r\nHost: localhost\r\n\r\n")
      return [first, second]
    }
    #expect(heard[0].contains("200 OK") && heard[0].contains("Content-Length: 8") && heard[0].hasSuffix("GET /one"))
    #expect(heard[1].contains("Content-Length: 8") && heard[1].hasSuffix("\r\n\r\n"))
  }

  @Test func aPostHasABody() throws {
    let own = "POST /live HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Length: 7\r\n\r\nä 🦓"
    let foreign = "POST /live HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n"
    let heard = try talk { port in [Link(port).ask(own), Link(port).ask(foreign)] }
    #expect(heard[0].hasSuffix("POST /live ä 🦓"))
    #expect(heard[1].contains(" 403 "))
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", " 403 "),
    ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", " 403 "),
    ("PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n", " 405 "), ("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", " 405 "),
    ("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "x", count: 100_000) + "\r\n\r\n", " 400 "),
    ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500000000\r\n\r\n", " 413 "),
  ]) func refuses(_ request: String, _ status: String) throws {
    let heard = try talk { port in [Link(port).ask(request)] }
    #expect(heard[0].prefix(20).contains(status), "\(heard[0].prefix(80))")
  }

  @Test func aStreamStaysOpenUntilClosed() throws {
    let (loop, server) = try start()
    var closed: [String] = []
    let headers = [(name: "Content-Type", value: "text/event-stream")]
    server.serve(
      { _ in .stream(name: "s", headers: headers, first: Array("first".utf8)) },
      onStreamClosed: { name in
        closed.append(name)
        loop.stop()
      })
    let link = Link(server.port)
    link.send("GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let watch = try loop.whenReadable(link.descriptor) {
      if link.read().contains("second") { link.end() } else { server.send(Array("second".utf8), to: "s") }
    }
    try loop.run()
    #expect(closed == ["s"])
    withExtendedLifetime((watch, server)) {}
  }

  @Test func anErrorOfTheAnswerEndsTheLoop() throws {
    struct Broken: Error {}
    let (loop, server) = try start()
    server.serve({ _ in throw Broken() }, onStreamClosed: { _ in })
    let link = Link(server.port)
    link.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(throws: Broken.self) { try loop.run() }
  }

  @Test func aUsedPortIsAnError() throws {
    let (loop, server) = try start()
    #expect(throws: ServerFault.port(server.port, EADDRINUSE)) { try HTTPServer(loop, port: server.port) }
    withExtendedLifetime(server) {}
  }

  @Test(arguments: [(1024, 256, 320), (256, 144, 192), (64, 8, 12), (1_000_000, 256, 320)])
  func connectionsFitIntoWhatIsThere(_ descriptors: Int, _ connections: Int, _ most: Int) {
    let limit = ConnectionLimit(descriptors: descriptors)
    #expect((limit.connections, limit.descriptors, limit.streams) == (connections, most, connections / 2))
  }

  // MARK: Server and client

  private func start() throws -> (EventLoop, HTTPServer) {
    let loop = try EventLoop()
    return (loop, try HTTPServer(loop, port: 0))
  }

  /// Returns the results of `ask`, a client that is given the port of a server which echoes requests.
  private func talk(_ ask: @escaping @Sendable (Int) -> [String]) throws -> [String] {
    let (loop, server) = try start()
    server.serve(
      { request in
        let body = (request.isPost ? "POST " : "GET ") + request.target + (request.body.isEmpty ? "" : " ")
        return .answer(ServerAnswer(200, body: Array(body.utf8) + request.body))
      }, onStreamClosed: { _ in })
    let port = server.port
    let answers = Answers()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let done = try loop.whenReadable(ends[0]) { loop.stop() }
    let end = ends[1]
    DispatchQueue.global().async {
      let all = ask(port)
      answers.all.withLock { $0 = all }
      close(end)
    }
    try loop.run()
    close(ends[0])
    withExtendedLifetime((done, server)) {}
    return answers.all.withLock { $0 }
  }

  private final class Answers: Sendable { let all = Mutex<[String]>([]) }
}
