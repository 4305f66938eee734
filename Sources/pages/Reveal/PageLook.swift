import Decks
import YAML

/// The look of a page before the deck's own style sheet is applied.
struct PageLook {
  /// One of HedgeDoc's eleven themes; `black` if the deck names none of them.
  let theme: String
  /// `scs` for the community's look, `plain` if the deck has its own style sheet, made for HedgeDoc.
  let name: String

  /// The front matter may say `look: scs` or `look: plain`, which HedgeDoc ignores.
  init(_ deck: Deck, hasOwnStyle: Bool) {
    theme = SlideOptions(deck.frontMatter).theme ?? "black"
    switch deck.frontMatter?.root?["look"]?.string {
    case "scs": name = "scs"
    case "plain": name = "plain"
    default: name = hasOwnStyle ? "plain" : "scs"
    }
  }

  /// Whether the theme has dark letters on a light background.
  var isLight: Bool { ["beige", "serif", "simple", "sky", "solarized", "white"].contains(theme) }

  /// The `@page` rule for printing one slide a page.
  func pageRule(_ stage: (width: Int, height: Int, margin: Double)) -> String {
    let paper = Self.paper(stage)
    return "@page{size:\(paper.width)px \(paper.height)px;margin:0}\n"
  }

  /// A page of the shape of a screen, 16:9, with the stage and its margin in the middle.
  static func paper(_ stage: (width: Int, height: Int, margin: Double)) -> (width: Int, height: Int) {
    let height = max(Double(stage.height), Double(stage.width) * 9 / 16) * (1 + stage.margin)
    // Chromium rounds the size of a page; what is a multiple of eight stays, and has no white edge.
    func whole(_ length: Double, _ rule: FloatingPointRoundingRule) -> Int { 8 * Int((length / 8).rounded(rule)) }
    let paper = whole(height, .up)
    return (whole(Double(paper) * 16 / 9, .toNearestOrAwayFromZero), paper)
  }
}
