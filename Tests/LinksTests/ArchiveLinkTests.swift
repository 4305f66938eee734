import FileTrees
import Meetings
import Testing

@testable import Links

/// Where an address in a text leads, whichever format it is published in.
@Suite struct ArchiveLinkTests {
  private static let files = [
    "README.md", "iaas/20240101.md", "iaas/20240108.md", "iaas/page.html", "iaas/plan.js", "iaas/plan.pdf",
    "iaas/plan.svg", "iam/20240104.md", "reports/2024-01-11/iaas.md",
  ]

  /// What a link leads to, as one word.
  private static func target(
    _ address: String, as kind: PublishedKind = .attachment, source: String = "https://github.com/Example/minutes"
  ) throws -> String {
    let catalogue = try CatalogueTests.catalogue(files, source: source)
    let text = try #require(catalogue.text(at: RelativePath(constant: "iaas/20240101.md")))
    switch catalogue.link(address, in: text, as: kind) {
    case .text(let text, let fragment): return "text \(text.path)" + (fragment.map { "#" + $0 } ?? "")
    case .folder(let folder, let fragment): return "folder \(folder)" + (fragment.map { "#" + $0 } ?? "")
    case .file(let path): return "file \(path)"
    case .nothing(let path): return "nothing \(path)"
    case .here(let fragment): return "here \(fragment)"
    case .outside: return "outside"
    }
  }

  @Test(arguments: [
    ("20240108.md", "text iaas/20240108.md"), ("20240108", "text iaas/20240108.md"),
    ("./20240108.md#a-b", "text iaas/20240108.md#a-b"), ("20240108.md#%C3%BC%20b", "text iaas/20240108.md#ü b"),
    ("20240108.md#", "text iaas/20240108.md"), ("20240108.md#L12-L20", "text iaas/20240108.md"),
    ("20240108.md?plain=1#a", "text iaas/20240108.md#a"),
    ("../iam/20240104.md", "text iam/20240104.md"), ("/iam/20240104.md", "text iam/20240104.md"),
    ("%2e%2e/iam/20240104.md", "text iam/20240104.md"),
    ("/iam", "folder iam"), ("../iam/", "folder iam"), (".", "folder iaas"), ("/", "folder "), ("../#a", "folder #a"),
    ("plan.pdf", "file iaas/plan.pdf"), ("plan.svg", "nothing iaas/plan.svg"), ("page.html", "nothing iaas/page.html"),
    ("plan.js", "nothing iaas/plan.js"), ("/reports/2024-01-11/iaas.md", "nothing reports/2024-01-11/iaas.md"),
    ("gone.md", "nothing iaas/gone.md"), ("../../etc/passwd", "nothing ../../etc/passwd"),
    ("#here", "here here"), ("#u-%C3%BC", "here u-ü"), ("mailto:a@example.org", "outside"),
    ("//example.org/x", "outside"),
    ("https://example.org/minutes/iam/2024-01-04/#x", "text iam/20240104.md#x"),
    ("https://example.org/minutes/iam/2024-01-04", "text iam/20240104.md"),
    ("https://example.org/minutes/years/", "outside"), ("https://example.org/other/iam/2024-01-04/", "outside"),
  ])
  func linksLeadSomewhere(_ address: String, _ target: String) throws {
    #expect(try Self.target(address) == target)
  }

  @Test(
    arguments: [
      "https://github.com/Example/minutes", "https://github.com/Example/minutes/",
      "https://github.com/Example/minutes/blob/main",
    ],
    [
      ("https://github.com/example/Minutes/blob/main/iam/20240104.md#x", "text iam/20240104.md#x"),
      ("https://github.com/Example/minutes/edit/main/iam/20240104.md", "text iam/20240104.md"),
      ("http://github.com/Example/minutes/tree/main/iam", "folder iam"),
      ("https://github.com/Example/minutes", "folder "),
      ("https://github.com/Example/minutes/blob/main/iaas/plan.js", "nothing iaas/plan.js"),
      ("https://github.com/Example/minutes/issues/7", "outside"),
      ("https://github.com/Example/minutes-old/blob/main/iam/20240104.md", "outside"),
    ])
  func addressesOfTheForgeAreThoseOfTheArchive(_ source: String, _ example: (address: String, target: String)) throws {
    #expect(try Self.target(example.address, source: source) == example.target)
  }

  @Test func withoutASourceTheForgeIsAnotherSite() throws {
    let address = "https://github.com/Example/minutes/blob/main/iam/20240104.md"
    #expect(try Self.target(address, source: "") == "outside")
  }

  @Test(arguments: [
    ("plan.svg", "file iaas/plan.svg"), ("plan.pdf", "nothing iaas/plan.pdf"), ("plan.js", "nothing iaas/plan.js"),
  ])
  func picturesAreFilesOfOtherKinds(_ address: String, _ target: String) throws {
    #expect(try Self.target(address, as: .picture) == target)
  }

  @Test(arguments: [
    ("https://a", true), ("mailto:a", true), ("//a/b", true), ("a/b:c", false), ("/a:b", false), ("#a:b", false),
    (":a", false), ("", false),
  ])
  func schemesAndHostsAreTold(_ address: String, _ isAbsolute: Bool) {
    #expect(ArchiveLink.isAbsolute(address) == isAbsolute)
  }
}
