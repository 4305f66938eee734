import FileTrees
import Meetings
import Reports
import Testing

@testable import Site

/// Which file is which page, and where links lead.
struct CatalogueTests {
  static func community() -> Community {
    var community = Community()
    community.teams = [Team(id: "iaas", name: "Team IaaS"), Team(id: "iam", name: "Team IAM", aliases: ["IAM"])]
    community.site.source = "https://github.com/Example/minutes"
    community.site.url = "https://example.org/minutes/"
    return community
  }

  static func catalogue(_ names: [String]) throws -> Catalogue {
    Catalogue(try names.map { try #require(RelativePath($0)) }, community())
  }

  @Test(arguments: [
    ("community-call/20240926.md", "community-call/2024-09-26/"),
    ("community-call/20230831-slides.md", "community-call/2023-08-31-slides/"),
    ("iaas/20240925.md", "iaas/2024-09-25/"),
    ("iaas/20240932.md", "iaas/20240932/"),
    ("iaas/20240925x.md", "iaas/20240925x/"),
    ("README.md", "readme/"),
    ("iam/README.md", "iam/readme/"),
    ("teams/plan.md", "archive/teams/plan/"),
    ("search.md", "search-page/"),
    ("notes/Größe & <b>Maß.md", "notes/Größe-b-Maß/"),
    ("notes/!.md", "notes/page/"),
  ])
  func everyTextHasAnAddress(_ path: String, _ address: String) throws {
    #expect(try Self.catalogue([path]).texts.map(\.address) == [address])
  }

  @Test(arguments: [
    "reports/2024-09-26/iaas.md", "templates/deck.md", ".github/x.md", "iaas/.hidden.md", "iaas/picture.png",
  ])
  func whatIsNoTextHasNone(_ path: String) throws {
    #expect(try Self.catalogue([path]).texts.isEmpty)
  }

  @Test func kindsGoByPlace() throws {
    let catalogue = try Self.catalogue([
      "community-call/20240926.md", "community-call/template.md", "iaas/20240925.md", "iaas/plan.md",
      "other/20240925.md",
    ])
    #expect(catalogue.texts.map(\.kind) == [.call, .document, .team("iaas"), .document, .document])
  }

  @Test func oneAddressBelongsToOneText() throws {
    let catalogue = try Self.catalogue(["iaas/a b.md", "iaas/a-b.md"])
    #expect(catalogue.texts.map(\.path.description) == ["iaas/a b.md"])
    #expect(catalogue.clashes.map(\.text.path.description) == ["iaas/a-b.md"])
  }

  @Test func ofTwoTextsOfADayTheArchivesOwnHasThePage() throws {
    let catalogue = try Self.catalogue(["iaas/2024-09-25.md", "iaas/20240918.md", "iaas/20240925.md"])
    #expect(catalogue.text(ofPage: "iaas/2024-09-25/")?.path.description == "iaas/20240925.md")
    #expect(catalogue.clashes.map(\.text.path.description) == ["iaas/2024-09-25.md"])
    let last = try #require(catalogue.texts.last)
    #expect(catalogue.neighbours(of: last).before?.path.description == "iaas/20240918.md")
  }

  @Test func daysOfAFolderFollowEachOther() throws {
    let catalogue = try Self.catalogue(["iaas/20240101.md", "iaas/20240108.md", "iaas/plan.md", "iam/20240104.md"])
    let (before, after) = catalogue.neighbours(of: catalogue.texts[1])
    #expect(before?.path.description == "iaas/20240101.md")
    #expect(after == nil)
    #expect(catalogue.neighbours(of: catalogue.texts[3]).before == nil)
  }

  @Test(arguments: [
    ("20240108.md", Destination.page("iaas/2024-01-08/", fragment: nil)),
    ("20240108", .page("iaas/2024-01-08/", fragment: nil)),
    ("/iam", .page("iam/", fragment: nil)),
    ("./20240108.md#a-b", .page("iaas/2024-01-08/", fragment: "a-b")),
    ("../iam/20240104.md", .page("iam/2024-01-04/", fragment: nil)),
    ("/iam/20240104.md", .page("iam/2024-01-04/", fragment: nil)),
    ("https://github.com/example/Minutes/blob/main/iam/20240104.md#x", .page("iam/2024-01-04/", fragment: "x")),
    ("http://github.com/Example/minutes/tree/main/iam", .page("iam/", fragment: nil)),
    ("https://github.com/Example/minutes/issues/7", .outside),
    ("https://github.com/Example/minutes-old/blob/main/iam/20240104.md", .outside),
    ("https://example.org/minutes/iam/2024-01-04/#x", .page("iam/2024-01-04/", fragment: "x")),
    ("plan.pdf", .file(RelativePath(constant: "iaas/plan.pdf"))),
    ("page.html", .nothing(path: "iaas/page.html")),
    ("gone.md", .nothing(path: "iaas/gone.md")),
    ("../../etc/passwd", .nothing(path: "../../etc/passwd")),
    ("%2e%2e/iam/20240104.md", .page("iam/2024-01-04/", fragment: nil)),
    ("#here", .here(fragment: "here")),
    ("mailto:a@example.org", .outside),
    ("//example.org/x", .outside),
  ])
  func linksLeadSomewhere(_ address: String, _ destination: Destination) throws {
    let catalogue = try Self.catalogue([
      "iaas/20240101.md", "iaas/20240108.md", "iaas/plan.pdf", "iaas/page.html", "iam/20240104.md",
    ])
    #expect(catalogue.destination(of: address, in: catalogue.texts[0]) == destination)
  }

  @Test func anchorsAreLikeTheirHeadingsAndNeverTwice() {
    var anchors = Anchors(taken: ["content"])
    #expect(anchors.name(for: "Team IaaS", kind: "slide") == "team-iaas")
    #expect(anchors.name(for: "Team IaaS", kind: "slide") == "team-iaas-2")
    // A word alone could be a variable of a script.
    #expect(anchors.name(for: "Mermaid", kind: "slide") == "slide-mermaid")
    #expect(anchors.name(for: "!", kind: "slide") == "slide-1")
    #expect(anchors.nameOfProse(for: "Content") == "content-1")
    #expect(anchors.nameOfProse(for: "R5: IaaS v4, and more") == "r5-iaas-v4-and-more")
  }
}
