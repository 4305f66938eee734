import Meetings
import Preview
import Reports
import Testing

@Suite struct RouteTests {
  private let date = Day("2024-09-26")

  @Test func validAddresses() throws {
    let date = try #require(date)
    let pages: [(String, Route)] = [
      ("/", .start), ("/?a=b", .start), ("/2024-09-26/", .call(date)), ("/2024-09-26", .redirect("/2024-09-26/")),
      ("/2024-09-26/deck", .slides(date, team: nil)), ("/2024-09-26/deck?view=article", .slides(date, team: nil)),
      ("/2024-09-26/team-iaas", .slides(date, team: "iaas")), ("/2024-09-26/team-deck", .slides(date, team: "deck")),
      ("/assets/live.css?abc", .asset(nil, name: "live.css")),
      ("/2024-09-26/assets/reveal.js", .asset(date, name: "reveal.js")), ("/favicon.ico", .icon),
    ]
    for (address, route) in pages { #expect(Route(address) == route, "\(address)") }
  }

  @Test func pathsRoundTrip() throws {
    let date = try #require(date)
    let routes: [Route] = [
      .start, .call(date), .slides(date, team: nil), .slides(date, team: "iam"), .asset(nil, name: "a.css"),
      .asset(date, name: "b.js"), .icon,
    ]
    for route in routes { #expect(Route(route.path) == route) }
  }

  @Test(arguments: [
    "", "x", "*", "//", "/..", "/../", "/.", "/minutes.yml", "/2024-13-01/", "/20240926/", "/2024-09-26/x",
    "/2024-09-26/deck/", "/2024-09-26/../deck", "/2024-09-26/assets/../x", "/2024-09-26/assets/a/b", "/assets/..//x",
    "/%32024-09-26/", "http://127.0.0.1/", "/assets", "/2024-09-26//deck",
  ]) func unknownAddresses(_ address: String) { #expect(Route(address) == nil) }

  /// Names of assets are not decoded. They are looked up in a list, so that `..` in them is harmless.
  @Test func namesAreNotDecoded() {
    #expect(Route("/assets/..") == .asset(nil, name: ".."))
    #expect(Route("/assets/%2e%2e%2fx") == .asset(nil, name: "%2e%2e%2fx"))
  }

  @Test func greetingsAreParsed() throws {
    let date = try #require(date)
    let greeting = try #require(PageGreeting("/2024-09-26/deck?view=article\nmark\nk1\nk2\n"))
    #expect(greeting.route == .slides(date, team: nil))
    #expect(greeting.mark == "mark")
    #expect(greeting.keys == ["k1", "k2"])
    #expect(PageGreeting("/") == nil)
    #expect(PageGreeting("nowhere\nmark") == nil)
  }
}
