import Diagnostics
import FileTrees
import Foundation
import Reveal
import Testing

@Suite struct SlideOptionTests {
  private func page(_ options: String) -> DeckPage { Pages.page("---\nslideOptions:\n  \(options)\n---\n\n# Ä 🚀\n") }

  @Test(arguments: [
    ("transition: zoom", "&quot;transition&quot;:&quot;zoom&quot;"), ("controls: false", "&quot;controls&quot;:false"),
    ("autoSlide: 5000", "&quot;autoSlide&quot;:5000"), ("width: '1200'", "&quot;width&quot;:1200"),
    ("slideNumber: c/t", "&quot;slideNumber&quot;:&quot;c/t&quot;"), ("margin: 0.1", "&quot;margin&quot;:0.1"),
  ])
  func whatIsRightIsHandedOn(_ option: String, _ json: String) {
    let page = page(option)
    #expect(Pages.text(page).contains(json))
    #expect(page.findings.isEmpty)
  }

  @Test(arguments: [
    ("transition: banana", "slide option transition is one of none, fade, slide, convex, concave, zoom"),
    ("controls: maybe", "slide option controls is true, false, speaker, speaker-only"),
    ("width: wide", "slide option width is a number from 100 to 10000"),
    ("parallaxBackgroundSize: 'x\"}'", "slide option parallaxBackgroundSize is a size such as '1920px 1080px'"),
    ("parallaxBackgroundImage: '![](x.png)'", "picture ![](x.png) is not beside the deck"),
  ])
  func whatIsWrongIsSaid(_ option: String, _ message: String) {
    let page = page(option)
    #expect(page.findings.map(\.message) == [message])
    #expect(!Pages.text(page).contains("banana") && !Pages.text(page).contains("a.js"))
  }

  @Test func theLookFollowsTheDeck() {
    #expect(Pages.text(page("theme: white")).contains("class=\"look-scs theme-white light\""))
    #expect(Pages.text(page("theme: ../white")).contains("class=\"look-scs theme-black dark\""))
    let own = Pages.page(Pages.slide("<style>h1{color:red}</style>\n\n# A"))
    #expect(Pages.text(own).contains("class=\"look-plain theme-black dark\""))
  }
}
