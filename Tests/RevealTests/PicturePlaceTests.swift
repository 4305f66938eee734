import Diagnostics
import FileTrees
import Foundation
import Reveal
import Testing

@Suite struct PicturePlaceTests {
  @Test(arguments: ["./a.png", "a.png", "sub/../a.png?x#y"])
  func relativePicturesComeAlong(_ address: String) {
    let page = Pages.page(Pages.slide("![ä 🚀](\(address))"), files: ["a.png": Pages.png])
    guard !address.contains("..") else {
      #expect(page.findings.map(\.message) == ["picture \(address) is no file beside the deck"])
      return
    }
    #expect(Pages.text(page).contains("<img src=\"assets/"))
    #expect(page.findings.isEmpty)
  }

  @Test func anUploadBesideTheDeckIsTaken() {
    let text = Pages.slide("![a](https://pad.example/uploads/a.png)")
    let page = Pages.page(text, files: ["a.png": Pages.png])
    #expect(Pages.text(page).contains("<img src=\"assets/") && !Pages.text(page).contains("pad.example"))
    let remote = Pages.text(Pages.page(text))
    #expect(
      remote.contains("<img src=\"https://pad.example/uploads/a.png\"")
        && remote.contains("img-src 'self' https://pad.example;"))
  }

  @Test func otherHostsBecomeLinks() {
    let page = Pages.page(Pages.slide("![Ä 🚀](https://elsewhere.example/a.png) ![b](https://pictures.example/b.png)"))
    let html = Pages.text(page)
    #expect(html.contains("href=\"https://elsewhere.example/a.png\"") && html.contains("Ä 🚀 (elsewhere.example)</a>"))
    #expect(html.contains("<img src=\"https://pictures.example/b.png\""))
    #expect(page.findings.map(\.rule) == ["picture-not-shown"])
  }

  @Test func inALinkAPictureOfAnotherHostIsNoSecondLink() {
    let page = Pages.page(Pages.slide("[![plan](https://evil.example/a.png)](https://example.org/x)"))
    let text = Pages.text(page)
    #expect(text.contains("<span class=\"missing-picture\">plan</span></a>"))
    #expect(!text.contains("foreign-picture"))
    #expect(page.findings.map(\.rule) == ["picture-not-shown"])
  }

  @Test func aLinkInALinkIsNone() {
    let text = Pages.text(Pages.page(Pages.slide("[one <a href=\"https://b.example/\">two</a>](https://a.example/)")))
    #expect(text.contains("https://a.example/") && !text.contains("https://b.example/"))
    #expect(text.contains("one <span"))
  }

  @Test func whatIsNoPictureKeepsItsDescription() {
    let page = Pages.page(Pages.slide("![Ä 🚀](./a.png)"), files: ["a.png": Array("<html>".utf8)])
    #expect(Pages.text(page).contains("<span class=\"missing-picture\">Ä 🚀</span>"))
    #expect(page.findings.map(\.message) == ["picture a.png is no PNG, JPEG, GIF, WebP or SVG"])
  }

  @Test func anSVGOnlyShows() {
    let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>a()</script><text>ä</text></svg>".utf8)
    let page = Pages.page(Pages.slide("![a](./a.svg)"), files: ["a.svg": svg])
    let tree = page.files(named: "deck", look: PageFiles())
    let name = tree.paths.first { $0.description.hasSuffix(".svg") }
    #expect(name.flatMap { tree[$0] }.map { String(decoding: $0, as: UTF8.self).contains("script") } == false)
    #expect(page.findings.map(\.message) == ["picture ./a.svg is shown without script"])
  }

  @Test func backgroundsGoTheSameWay() {
    let page = Pages.page(
      Pages.slide("<!-- .slide: data-background=\"./a.png\" data-background-video=\"x\" -->\n\n# A"),
      files: ["a.png": Pages.png])
    #expect(Pages.text(page).contains("data-background-image=\"assets/"))
    #expect(page.findings.map(\.message) == ["slide attribute data-background-video is not allowed"])
  }
}

/// What pages know of a picture before it is there.
@Suite struct PictureRoomTests {
  @Test func aPictureInTheTextIsShown() {
    let page = Pages.page(Pages.slide("![Ä 🚀](data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==)"))
    #expect(Pages.text(page).contains("src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUg"))
    #expect(Pages.text(page).contains("img-src 'self' data:;"))
    #expect(page.findings.isEmpty)
  }

  @Test(arguments: ["data:image/png;base64,PHN2ZyA=", "data:image/svg+xml;base64,PHN2ZyA=", "data:text/html,x"])
  func whatOnlySaysThatItIsOneIsNot(_ address: String) {
    #expect(!Pages.text(Pages.page(Pages.slide("<img alt=\"a\" src=\"\(address)\">"))).contains("<img src=\"data:"))
  }

  /// The head of a picture of 8 by 4 dots.
  private static let wide: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] + [0, 0, 0, 8, 0, 0, 0, 4]

  @Test func itsSizeIsKnownAndFarOnesWait() throws {
    let text = "---\ntype: slide\n---\n\n![a](./a.png)\n\n---\n\nb\n\n---\n\n![c](./a.png =3x)\n"
    let page = Pages.text(Pages.page(text, files: ["a.png": Self.wide]))
    let tags = page.split(separator: "<img ").dropFirst().map { String($0.prefix { $0 != ">" }) }
    #expect(tags.count == 2)
    let (first, last) = (try #require(tags.first), try #require(tags.last))
    #expect(first.contains("width=\"8\" height=\"4\"") && first.contains("data-sized") && !first.contains("loading"))
    #expect(last.contains("height=\"2\"") && last.contains("loading=\"lazy\""))
  }

  @Test func aHeadOfPicturesIsKept() {
    let page = Pages.page(Pages.slide("| ![ä 🚀](./a.png) | |\n|---|---|\n| b | c |"), files: ["a.png": Pages.png])
    #expect(Pages.text(page).contains("<th><img "))
    #expect(Pages.text(page).contains("<td></td>"))
  }

  @Test func aSlideThatIsToBeHiddenIsShownAndTold() {
    let page = Pages.page(
      Pages.slide("<!-- .slide: data-visibility=\"hidden\" data-transition=\"fade-in convex-out\" -->\n\n# Ä 🚀"))
    #expect(!Pages.text(page).contains("data-visibility"))
    #expect(Pages.text(page).contains("data-transition=\"fade-in convex-out\""))
    #expect(
      page.findings.map(\.message) == [
        "slide attribute data-visibility does not hide anything: HedgeDoc shows the slide, and so do pages"
      ])
  }
}
