import Testing

@testable import Preview

@Suite struct LoopbackRequestTests {
  private func refusal(
    _ method: LoopbackRequest.Method = .read, host: String? = "127.0.0.1:4826", origin: String? = nil,
    site: String? = nil,
    mode: String? = nil
  ) -> LoopbackRequest.Refusal? {
    LoopbackRequest.refusal(method: method, host: host, origin: origin, site: site, mode: mode)
  }

  @Test(arguments: ["127.0.0.1", "localhost", "LOCALHOST:1", "[::1]", "[::1]:65535", "127.0.0.1:4826"])
  func thisMachine(_ host: String) {
    #expect(refusal(host: host) == nil)
    #expect(refusal(host: host, origin: "http://\(host)") == nil)
  }

  @Test(arguments: [
    "", "example.org", "127.0.0.1.example.org", "localhost.", "127.0.0.2", "0.0.0.0", "[::]", "::1", "localhost:",
    "localhost:1x", "localhost:123456", "127.0.0.1:80:80", "127.0.0.1@example.org", "local\u{301}host", "localhost ",
  ]) func otherHostsAreRefused(_ host: String) { #expect(refusal(host: host) == .host) }

  @Test func aMissingHostIsRefused() { #expect(refusal(host: nil) == .host) }

  @Test(arguments: [
    "http://example.org", "null", "", "https://127.0.0.1:4826", "http://127.0.0.1", "http://localhost:4826",
    "http://127.0.0.1:4826/",
  ]) func requestsOfOtherSites(_ origin: String) { #expect(refusal(origin: origin) == .origin) }

  @Test func resourcesLoadedByOtherSites() {
    #expect(refusal(site: "cross-site", mode: "no-cors") == .origin)
    #expect(refusal(site: "same-site", mode: "cors") == .origin)
    #expect(refusal(site: "cross-site") == .origin)
    #expect(refusal(site: "cross-site", mode: "navigate") == nil)
    #expect(refusal(site: "same-origin", mode: "cors") == nil)
    #expect(refusal(site: "none", mode: "navigate") == nil)
  }

  @Test func otherMethodsAreRefused() {
    #expect(refusal(.other) == .method)
    // The host is checked first, so that other sites cannot probe for methods.
    #expect(refusal(.other, host: "example.org") == .host)
  }

  @Test func onlyOwnPagesMayPost() {
    let own = "http://127.0.0.1:4826"
    #expect(refusal(.post, origin: own) == nil)
    #expect(refusal(.post, origin: own, site: "same-origin", mode: "cors") == nil)
    #expect(refusal(.post) == .origin)
    #expect(refusal(.post, origin: "http://localhost:4826") == .origin)
    #expect(refusal(.post, origin: own, site: "cross-site", mode: "navigate") == .origin)
    #expect(refusal(.post, host: "example.org", origin: "http://example.org") == .host)
  }
}
