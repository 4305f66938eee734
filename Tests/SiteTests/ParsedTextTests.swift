import Checks
import Diagnostics
import FileTrees
import Foundation
import HTML
import Links
import Meetings
import Reports
import Reveal
import Testing

@testable import Site

/// Parsed texts and their pages.
struct ReadingTests {
  private static let deck = """
    ---
    type: slide
    ---

    # Cover

    ---

    # Team IaaS

    Report by [@lena](https://github.com/lena)

    ----

    ## Upgrade

    See [the minutes](../iaas/20240925.md#what-next) and [nothing](../iaas/gone.md).

    <font color="red">red</font>

    | a | b |
    |---|--:|
    | 1 | 2 |

    note: said softly
    """
  private static let prose =
    "# Team IaaS, 25 September 2024\n\nLene und die anderen.\n\n### What next?\n\n- [up](#team-iaas-25-september-2024)\n"

  fileprivate func pages(_ path: String, _ text: String, among names: [String] = []) throws -> (TextPages, ParsedText) {
    let catalogue = try MadeCatalogue.of(["community-call/20240926.md", "iaas/20240925.md"] + names)
    let archived = try #require(catalogue.texts.first { $0.path.description == path })
    let file = SourceFile(name: path, bytes: Array(text.utf8))
    let reading = ParsedText(
      archived, file, in: catalogue, names: TeamNames(catalogue.community.teams), shelf: nil,
      anchors: { $0 == "iaas/2024-09-25/" ? ["team-iaas-25-september-2024", "what-next"] : nil })
    let frame = SiteFrame(catalogue.community, base: "https://example.org/minutes", hasSearch: true)
    let pages = TextPages(
      reading, in: catalogue, frame: frame, look: try PageFiles(), drawings: [:], picture: nil,
      pictures: PictureSource(server: "", isShown: false) { _ in nil })
    return (pages, reading)
  }

  fileprivate func html(_ pages: TextPages, _ path: String) throws -> String {
    String(decoding: try #require(pages.files.first { $0.path == path }).bytes, as: UTF8.self)
  }

  @Test func aDeckIsTwoPagesWithTheSameAnchors() throws {
    let (pages, _) = try pages("community-call/20240926.md", Self.deck)
    let article = try html(pages, "community-call/2024-09-26/index.html")
    let deck = try html(pages, "community-call/2024-09-26/deck/index.html")
    for anchor in ["slide-cover", "team-iaas", "slide-upgrade"] {
      #expect(article.contains("<section id=\"\(anchor)\""))
      #expect(deck.contains("<section id=\"\(anchor)\""))
    }
    #expect(article.contains("href=\"deck/#team-iaas\""))
    #expect(deck.contains("<link rel=\"icon\" href=\"../../../assets/icon.svg\""))
    #expect(deck.contains("href=\"../\""))
    #expect(pages.files.map(\.path).contains("community-call/20240926.md/index.html"))
  }

  @Test func headingsGoDownFromThatOfThePage() throws {
    let article = try html(pages("community-call/20240926.md", Self.deck).0, "community-call/2024-09-26/index.html")
    #expect(article.contains("<h2 id=\"team-iaas.title\">Team IaaS</h2>"))
    #expect(article.contains("<h3 id=\"slide-upgrade.title\">Upgrade</h3>"))
  }

  @Test func linksStayWithinTheSite() throws {
    let (pages, _) = try pages("community-call/20240926.md", Self.deck)
    let article = try html(pages, "community-call/2024-09-26/index.html")
    #expect(article.contains("<a href=\"../../iaas/2024-09-25/#what-next\">the minutes</a>"))
    #expect(article.contains("<a href=\"https://github.com/Example/minutes/blob/main/iaas/gone.md\""))
    let deck = try html(pages, "community-call/2024-09-26/deck/index.html")
    #expect(deck.contains("<a href=\"../../../iaas/2024-09-25/#what-next\">the minutes</a>"))
  }

  @Test func noPageHasElementsOfLongAgo() throws {
    let (pages, _) = try pages("community-call/20240926.md", Self.deck)
    for page in ["community-call/2024-09-26/index.html", "community-call/2024-09-26/deck/index.html"] {
      let text = try html(pages, page)
      #expect(!text.contains("<font") && !text.contains("align=\""))
      #expect(text.contains(">red</span>"))
    }
  }

  @Test func notesAreFolded() throws {
    let article = try html(pages("community-call/20240926.md", Self.deck).0, "community-call/2024-09-26/index.html")
    #expect(article.contains("<details class=\"notes\"><summary>Speaker notes</summary><p>said softly</p></details>"))
  }

  @Test func whoReportedWhatIsKnown() throws {
    let facts = try pages("community-call/20240926.md", Self.deck).1.facts
    #expect(facts.summary.title == "Community Call, 26 September 2024")
    #expect(facts.summary.isDeck)
    #expect(facts.summary.parts.map(\.team) == ["iaas"])
    #expect(facts.summary.parts.first?.reporters == ["lena"])
    #expect(facts.topics(ofPart: 0) == [PageFacts.Topic(part: 0, title: "Upgrade", anchor: "slide-upgrade")])
  }

  @Test func proseIsAnArticleWithItsTitleOnce() throws {
    let (pages, reading) = try pages("iaas/20240925.md", Self.prose)
    let article = try html(pages, "iaas/2024-09-25/index.html")
    #expect(article.components(separatedBy: "Team IaaS, 25 September 2024</h").count == 2)
    #expect(article.contains("<h2 id=\"what-next\">What next?</h2>"))
    #expect(article.contains("<a href=\"#team-iaas-25-september-2024\">up</a>"))
    #expect(reading.facts.summary.opening == "What next?")
  }

  @Test func aDeadLinkIsAFindingAndALateAnchorAReason() throws {
    let (pages, reading) = try pages("community-call/20240926.md", Self.deck)
    let catalogue = try MadeCatalogue.of(["community-call/20240926.md", "iaas/20240925.md"])
    let found = PageCheck.findings(pages.facts, of: reading.text, in: catalogue) { reading.file }
    #expect(found.map(\.message) == ["link ../iaas/gone.md leads to nothing in the archive"])
    #expect(PageCheck.isStale(pages.facts, of: reading.text, in: catalogue) { _ in ["other"] })
    #expect(!PageCheck.isStale(pages.facts, of: reading.text, in: catalogue) { _ in ["what-next"] })
  }

  @Test func everyPageHasAPolicyAndNoScriptOfItsOwn() throws {
    let (pages, _) = try pages("community-call/20240926.md", Self.deck)
    for file in pages.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.contains("http-equiv=\"Content-Security-Policy\""), "\(file.path)")
      #expect(!text.contains("unsafe-inline"))
    }
  }
}

extension ReadingTests {
  @Test func aPictureOfAnotherHostInALinkIsNoSecondLink() throws {
    let text = "# A\n\n[![alt](https://elsewhere.example/a.png)](https://example.org/x)\n"
    let article = try html(pages("iaas/20240925.md", text).0, "iaas/2024-09-25/index.html")
    #expect(article.contains("<a href=\"https://example.org/x\""))
    #expect(article.contains("<span class=\"missing-picture\">alt</span></a>"))
  }

  @Test func aLinkLeadsIntoPagesOfWhichItAsksForAPlace() {
    var link = PageFacts.Link(written: "../iaas/20240925.md#what-next", target: "iaas/2024-09-25/#what-next", line: 1)
    #expect(link.leads(into: ["iaas/2024-09-25/"]))
    #expect(!link.leads(into: ["iaas/2024-09-18/"]))
    // The anchor does not exist, so the link leads to the page; the anchor may be added later.
    link.target = "iaas/2024-09-25/"
    #expect(link.leads(into: ["iaas/2024-09-25/"]))
    link.written = "../iaas/20240925.md"
    #expect(!link.leads(into: ["iaas/2024-09-25/"]))
  }

  @Test func whatASlideUnderTheTeamsNameListsAreItsTopics() throws {
    let deck = """
      ---
      type: slide
      ---

      # Team IaaS

      ----

      ## Team IaaS

      - Rookify ([#12](https://example.org/12))
          - works
      - Cinder: **backup**
        is broken

      1. third

      """
    let facts = try pages("community-call/20240926.md", deck).0.facts
    #expect(facts.summary.parts.map(\.team) == ["iaas"])
    #expect(facts.topics(ofPart: 0).map(\.title) == ["Rookify (#12)", "Cinder: backup", "third"])
    #expect(Set(facts.topics(ofPart: 0).map(\.anchor)).count == 1)
  }

  @Test func aPictureThatReadersDoNotGetIsAFindingOnItsLine() throws {
    let text = "# A\n\n![plan](https://elsewhere.example/a.png)\n\n![gone](gone.png)\n"
    let (pages, reading) = try pages("iaas/20240925.md", text)
    #expect(pages.facts.pictureLosses.map(\.place.lowerBound) == [5, 47])
    let catalogue = try MadeCatalogue.of(["iaas/20240925.md"])
    let found = PageCheck.findings(pages.facts, of: reading.text, in: catalogue) { reading.file }
    #expect(found.map(\.rule) == ["picture-not-shown", "picture-not-shown"])
    #expect(found.map { reading.file.position(at: $0.range.lowerBound).line } == [3, 5])
    #expect(found.first?.message.contains("elsewhere.example") ?? false)
    #expect(PageCheck.count(pages.facts, of: reading.text, in: catalogue) == 2)
  }
}
