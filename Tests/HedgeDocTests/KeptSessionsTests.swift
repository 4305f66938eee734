import Foundation
import Testing

@testable import HedgeDoc

@Suite struct KeptSessionsTests {
  @Test func aSessionBelongsToOneServerAndAccount() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("minutes-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let kept = try #require(KeptSessions(environment: ["XDG_STATE_HOME": place]))
    let server = try #require(WebAddress("https://pad.example/base"))
    let other = try #require(WebAddress("https://pad.example"))
    #expect(kept.cookie(server, account: "a", password: "p") == nil)
    kept.keep("s%3Aabc.def", server, account: "a", password: "p")
    #expect(kept.cookie(server, account: "a", password: "p") == "s%3Aabc.def")
    #expect(kept.cookie(server, account: "a", password: "q") == nil)
    #expect(kept.cookie(server, account: "b", password: "p") == nil)
    #expect(kept.cookie(other, account: "a", password: "p") == nil)
    kept.keep("bad; cookie", server, account: "a", password: "p")
    #expect(kept.cookie(server, account: "a", password: "p") == "s%3Aabc.def")

    let folder = place + "/minutes/sessions"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    let file = "\(folder)/\(name)"
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    #expect(kept.cookie(server, account: "a", password: "p") == nil)
  }

  @Test func withoutAHomeNothingIsKept() {
    #expect(KeptSessions(environment: [:]) == nil)
    #expect(KeptSessions(environment: ["HOME": "", "XDG_STATE_HOME": "relative"]) == nil)
  }
}
