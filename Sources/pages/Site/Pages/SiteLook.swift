public import Reveal
import Templates

/// The files that all pages of the site share.
public struct SiteLook: Sendable {
  /// The look of decks.
  public let decks: PageFiles
  private let style: [UInt8]
  private let script: [UInt8]

  /// `style` and `script` replace the built-in `site.css` and `site.js`.
  public init(decks: PageFiles, style: [UInt8]? = nil, script: [UInt8]? = nil) {
    self.decks = decks
    self.style = style ?? Templates.siteStyle
    self.script = script ?? Templates.siteScript
  }

  /// Identifies the built-in files, by their sizes.
  public static var version: [String] {
    [Templates.siteStyle, Templates.siteScript, Templates.style, Templates.script].map { "\($0.count)" }
  }

  /// The files of every site; those of decks are added with their pages.
  public var files: [SiteFile] {
    [
      SiteFile("assets/site.css", style), SiteFile("assets/site.js", script),
      SiteFile("assets/icon.svg", Templates.icon),
      SiteFile("assets/lato-bold.woff2", decks.shared("lato-bold.woff2") ?? []),
      SiteFile("assets/licenses.txt", decks.shared("licenses.txt") ?? []),
    ]
  }
}
