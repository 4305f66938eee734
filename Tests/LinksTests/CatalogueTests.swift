import FileTrees
import Meetings
import Testing

@testable import Links

/// Pages of the website by file, and the neighbours of each text.
struct CatalogueTests {
  static func community(source: String = "https://github.com/Example/minutes") -> Community {
    var community = Community()
    community.teams = [Team(id: "iaas", name: "Team IaaS"), Team(id: "iam", name: "Team IAM", aliases: ["IAM"])]
    community.site.source = source
    community.site.url = "https://example.org/minutes/"
    return community
  }

  static func catalogue(_ names: [String], source: String = "https://github.com/Example/minutes") throws -> Catalogue {
    Catalogue(try names.map { try #require(RelativePath($0)) }, community(source: source))
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
    #expect(catalogue.addressConflicts.map(\.text.path.description) == ["iaas/a-b.md"])
  }

  @Test func ofTwoTextsOfADayTheArchivesOwnHasThePage() throws {
    let catalogue = try Self.catalogue(["iaas/2024-09-25.md", "iaas/20240918.md", "iaas/20240925.md"])
    #expect(catalogue.text(ofPage: "iaas/2024-09-25/")?.path.description == "iaas/20240925.md")
    #expect(catalogue.addressConflicts.map(\.text.path.description) == ["iaas/2024-09-25.md"])
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
}
