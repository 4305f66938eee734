public import Reveal
import Templates

/// The files that all pages of the site share.
public struct SiteLook: Sendable {
  /// The look of decks.
  public let decks: PageFiles
  private let style: [UInt8]

  /// `style` replaces the built-in `site.css`. The script cannot be replaced: it would let anyone who may change a file of the
  /// repository run code in readers' browsers.
  public init(decks: PageFiles, style: [UInt8]? = nil) {
    self.decks = decks
    self.style = style ?? Templates.siteStyle
  }

  /// Identifies the built-in files, by their sizes.
  public static var version: [String] {
    [Templates.siteStyle, Templates.siteScript, Templates.style, Templates.script].map { "\($0.count)" }
  }

  /// The files of every site; those of decks are added with their pages.
  public var files: [SiteFile] {
    [
      SiteFile("assets/site.css", style), SiteFile("assets/site.js", Templates.siteScript),
      SiteFile("assets/icon.svg", Templates.icon),
      SiteFile("assets/lato-bold.woff2", decks.shared("lato-bold.woff2") ?? []),
      SiteFile("assets/licenses.txt", decks.shared("licenses.txt") ?? []),
    ]
  }
}
