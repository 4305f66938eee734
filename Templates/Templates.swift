/// The built-in templates, compiled in from this folder.
public enum Templates {
  /// A team's report as `minutes new` writes it (Mustache).
  public static var report: [UInt8] { PackageResources.report_md }
  /// A deck's front matter, style and cover (Mustache).
  public static var deck: [UInt8] { PackageResources.deck_md }
  /// The slide that opens a team's column (Mustache).
  public static var title: [UInt8] { PackageResources.title_md }
  /// The look of every deck's page.
  public static var style: [UInt8] { PackageResources.deck_css }
  /// What a deck's page does when scripts run.
  public static var script: [UInt8] { PackageResources.deck_js }
  /// The look of what the live preview lays over a deck, and of its own pages.
  public static var liveStyle: [UInt8] { PackageResources.live_css }
  /// What a page does to follow the editor.
  public static var liveScript: [UInt8] { PackageResources.live_js }
  /// What carries the words between such pages and the preview's server.
  public static var liveStream: [UInt8] { PackageResources.live_stream_js }
  /// The look of the website.
  public static var siteStyle: [UInt8] { PackageResources.site_css }
  /// What the website's pages do when scripts run.
  public static var siteScript: [UInt8] { PackageResources.site_js }
  /// The website's sign.
  public static var icon: [UInt8] { PackageResources.icon_svg }
  /// The look of a site's search page.
  public static var searchStyle: [UInt8] { PackageResources.search_css }
  /// What a site's search page does: it asks Pagefind, and shows what comes.
  public static var searchScript: [UInt8] { PackageResources.search_js }
  /// The settings that `minutes init` writes.
  public static var settings: [UInt8] { PackageResources.minutes_yml }
}
