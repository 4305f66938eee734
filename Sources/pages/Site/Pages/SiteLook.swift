public import Reveal
import Templates

/// The files that all pages of the site share.
public struct SiteLook: Sendable {
  /// The look of decks.
  public let decks: PageFiles
  private let style: [UInt8]

  /// `style` takes the place of the built-in `site.css`. A script never does: whoever may change a file of the repository could
  /// run what they like in readers' browsers.
  public init(decks: PageFiles, style: [UInt8]? = nil) {
    self.decks = decks
    self.style = style ?? Templates.siteStyle
  }

  /// What is built in, by its sizes.
  public static var version: [String] {
    [Templates.siteStyle, Templates.siteScript, Templates.style, Templates.script].map { "\($0.count)" }
  }

  /// What every site has; what decks need comes with them.
  public var files: [SiteFile] {
    [
      SiteFile("assets/site.css", style), SiteFile("assets/site.js", Templates.siteScript),
      SiteFile("assets/icon.svg", Templates.icon),
      SiteFile("assets/lato-bold.woff2", decks.shared("lato-bold.woff2") ?? []),
      SiteFile("assets/licenses.txt", decks.shared("licenses.txt") ?? []),
    ]
  }
}
