import Testing

@testable import Links

@Suite struct RepositoryAddressTests {
  private static let sources = [
    "https://github.com/Example/minutes", "https://github.com/Example/minutes/",
    "https://github.com/Example/minutes/blob/main", "https://github.com/Example/minutes/blob/main/",
    "https://github.com/Example/minutes/tree/main",
  ]

  @Test(arguments: sources) func addressesOfFilesAreTrue(_ source: String) {
    let address = RepositoryAddress(source)?.address(of: "iaas/a ü.md")
    #expect(address == "https://github.com/Example/minutes/blob/main/iaas/a%20%C3%BC.md")
  }

  @Test(
    arguments: sources,
    [
      ("https://github.com/Example/minutes/blob/main/iaas/20240925.md#a", "iaas/20240925.md#a"),
      ("http://github.com/example/Minutes/edit/main/iaas/20240925.md", "iaas/20240925.md"),
      ("https://github.com/Example/minutes/raw/main/plan.png", "plan.png"),
      ("https://github.com/Example/minutes/blob/other/iaas/20240925.md", "iaas/20240925.md"),
      ("https://github.com/Example/minutes/tree/main", ""), ("https://github.com/Example/minutes", ""),
      ("https://github.com/Example/minutes/issues/3", nil),
      ("https://github.com/Example/minutes-two/blob/main/a.md", nil),
      ("https://github.example/Example/minutes/blob/main/a.md", nil), ("iaas/20240925.md", nil),
    ])
  func addressesOfTheForgeNameFiles(_ source: String, _ example: (address: String, path: String?)) {
    let found = RepositoryAddress(source)?.path(in: Array(example.address.utf8))
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == example.path)
  }

  @Test func aBranchAndAFolderOfTheRepositoryAreKept() {
    let repository = RepositoryAddress("https://git.example/o/r/blob/trunk/minutes")
    #expect(repository?.address(of: "a.md") == "https://git.example/o/r/blob/trunk/minutes/a.md")
    let inside = repository?.path(in: Array("https://git.example/o/r/blob/trunk/minutes/a.md".utf8))
    #expect(inside.map { String(decoding: $0, as: UTF8.self) } == "a.md")
    #expect(repository?.path(in: Array("https://git.example/o/r/blob/trunk/other/a.md".utf8)) == nil)
    #expect(RepositoryAddress("") == nil)
  }

  @Test(arguments: ["plan.htm", "plan.html", "plan.XHTML", "plan.js", "plan.xml", "plan", "plan.svgz", "a.pdf.html"])
  func whatABrowserRunsIsTakenByNoPage(_ name: String) {
    #expect(!PublishedKind.attachment.allows(name))
    #expect(!PublishedKind.picture.allows(name))
  }

  @Test func drawingsAreShownAndNotOffered() {
    #expect(PublishedKind.attachment.allows("plan ü.PDF"))
    #expect(PublishedKind.picture.allows("plan.svg") && !PublishedKind.attachment.allows("plan.svg"))
    #expect(PublishedKind.picture.allows("plan.PNG") && PublishedKind.attachment.allows("plan.png"))
  }
}
