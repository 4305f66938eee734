import FileTrees
import Foundation
import Glibc
import Testing

@testable import Chromium

/// Pages cannot reach the network, and Chromium leaves no files behind.
@Suite(Lab.needsChromium, .serialized) struct IsolationTests {
  /// A page that tries every kind of network access to a listening port.
  private static func page(_ port: UInt16) -> VisibleFiles {
    let host = "127.0.0.1:\(port)"
    return Lab.site(
      """
      <!DOCTYPE html><body><link rel=preconnect href="http://\(host)"><link rel=prefetch href="http://\(host)/prefetch">
      <img src="http://\(host)/img"><iframe src="http://\(host)/frame"></iframe>
      <iframe srcdoc="<img src=http://\(host)/inner>"></iframe><script>
      const ways = [
        () => new WebSocket('ws://\(host)/socket'), () => fetch('http://\(host)/fetch').catch(() => 0),
        () => navigator.sendBeacon('http://\(host)/beacon', 'x'), () => open('http://\(host)/window'),
        () => { const a = document.createElement('a'); a.target = '_blank'; a.href = 'http://\(host)/blank'; a.click(); },
        () => new Worker(URL.createObjectURL(new Blob(["fetch('http://\(host)/worker');new WebSocket('ws://\(host)/w')"]))),
        () => new EventSource('http://\(host)/events'),
        () => {
          const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:\(host)' },
            { urls: 'turn:\(host)?transport=tcp', username: 'a', credential: 'b' }] });
          peer.createDataChannel('x');
          peer.createOffer().then(offer => peer.setLocalDescription(offer));
        },
      ];
      for (const way of ways) try { way(); } catch (error) {}
      </script></body>
      """)
  }

  @Test func pagesHaveNoNetwork() throws {
    let listener = try ListeningPort()
    let refused = try Lab.withChromium { chromium in
      let page = try chromium.open("deck.html", of: Self.page(listener.port), width: 300, height: 200)
      // A fixed time, since the absence of a packet cannot be waited for.
      try page.evaluate("new Promise(done => setTimeout(done, 1500))")
      return chromium.refused
    }
    #expect(listener.receivedCount() == 0)
    for way in ["img", "frame", "inner", "fetch", "beacon", "worker", "events", "prefetch"] {
      #expect(refused.contains("http://127.0.0.1:\(listener.port)/\(way)"), "\(way)")
    }
  }

  @Test func localFilesAreNotAccessible() throws {
    let said = try Lab.withChromium { chromium in
      let page = try chromium.open("deck.html", of: Lab.site("<p>ä"), width: 300, height: 200)
      return try page.evaluate("fetch('file:///etc/hostname').then(answer => answer.text()).catch(() => 'refused')")
    }
    #expect(said == "refused")
  }

  @Test func closingRemovesFilesAndProcesses() throws {
    let pid = try Lab.withChromium { chromium in
      _ = try chromium.open("deck.html", of: Lab.site("ä"), width: 300, height: 200)
      #expect(try Self.folders(of: chromium).count == 1)
      return chromium.connection.process.pid
    }
    #expect(kill(pid, 0) != 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Self.isAlive($0, group: pid) } == [])
  }

  /// Existing profile folders named in the arguments of the Chromium process.
  private static func folders(of chromium: Chromium) throws -> Set<String> {
    let line = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(chromium.connection.process.pid)/cmdline"))
    return Set(
      line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.filter { $0.hasPrefix("--user-data-dir=") }
        .map { String($0.dropFirst(16)) }.filter { FileManager.default.fileExists(atPath: $0) })
  }

  /// Whether a process belongs to the group and is not a zombie.
  private static func isAlive(_ entry: String, group: pid_t) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(entry)/stat", encoding: .utf8),
      let rest = stat.components(separatedBy: ") ").last?.components(separatedBy: " "), rest.count > 2
    else { return false }
    return rest[2] == String(group) && rest[0] != "Z"
  }

  /// Folders left by a killed run are removed by a run on a later day.
  @Test func oldFoldersAreRemoved() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let paths = ["minutes-chromium-old", "minutes-chromium-new"].map { "\(parent)/\($0)-\(UUID().uuidString)" }
    for path in paths {
      try FileManager.default.createDirectory(atPath: path + "/ä", withIntermediateDirectories: true)
    }
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: paths[0])
    try TemporaryFolder(for: "chromium").remove()
    #expect(paths.map { FileManager.default.fileExists(atPath: $0) } == [false, true])
  }

  @Test func aKilledChromiumIsReported() throws {
    let fault = try #require(throws: ExportFault.self) {
      try Lab.withChromium { chromium in
        let page = try chromium.open("deck.html", of: Lab.site("ä"), width: 300, height: 200)
        kill(chromium.connection.process.pid, SIGKILL)
        try page.evaluate("new Promise(() => 0)")
      }
    }
    #expect(fault.description.hasPrefix("Chromium ended before its work was done"))
    #expect(fault.description.hasSuffix("; run this again"))
  }

  @Test func otherProgramsAreReportedWithTheirError() throws {
    let path = NSTemporaryDirectory() + "minutes-false-\(UUID().uuidString)"
    try "#!/bin/sh\necho first >&2\necho 'no ä today' >&2\nexit 3\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { unlink(path) }
    chmod(path, 0o700)
    let fault = try #require(throws: ExportFault.self) {
      let chromium = try Chromium(program: path, seconds: 10)
      defer { chromium.close() }
      _ = try chromium.open("deck.html", of: Lab.site("ä"), width: 300, height: 200)
    }
    #expect(fault.description == "Chromium ended before its work was done (no ä today); run this again")
  }

  @Test func memoryIsLimited() throws {
    let program = try #require(Chromium.find())
    let fault = try #require(throws: ExportFault.self) {
      let chromium = try Chromium(program: program, seconds: 20, memory: 40)
      defer { chromium.close() }
      let page = try chromium.open("deck.html", of: Lab.site("ä"), width: 300, height: 200)
      try page.evaluate("new Promise(() => 0)")
    }
    #expect(fault.description == "Chromium took more than 40 MB of memory and was stopped; export fewer decks at once")
  }

  @Test func programsThatCannotStartAreNamed() throws {
    let fault = try #require(throws: ExportFault.self) { _ = try Chromium(program: "/no/such", seconds: 10) }
    #expect(fault.description.hasPrefix("/no/such could not be started: No such file"))
  }
}

/// A loopback port that listens for TCP and UDP.
private final class ListeningPort {
  let port: UInt16
  private let stream: Int32
  private let datagrams: Int32

  init() throws {
    stream = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    datagrams = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    for (index, ear) in [stream, datagrams].enumerated() {
      let done = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          bind(ear, address, size) == 0 && (index > 0 || listen(ear, 50) == 0) && getsockname(ear, address, &size) == 0
        }
      }
      try #require(done)
    }
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit {
    close(stream)
    close(datagrams)
  }

  /// Returns the number of packets and connections received.
  func receivedCount() -> Int {
    var count = 0
    var byte: UInt8 = 0
    while recv(datagrams, &byte, 1, 0) >= 0 { count += 1 }
    while case let one = accept(stream, nil, nil), one >= 0 {
      close(one)
      count += 1
    }
    return count
  }
}
