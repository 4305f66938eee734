public import Meetings
import Reports

/// What a page has to know of the archive around it.
public struct PageSetting: Sendable {
  /// The page of an archived file, by paths below the root: `community-call/20240926.md` and what `PagePaths` says.
  public var page: @Sendable (String) -> String?
  /// Whether the archive has a file of that path, so that it can lie beside the page.
  public var hasFile: @Sendable (String) -> Bool
  /// The anchor that a place in another archived file has on its page, by path and fragment: `DocusaurusPage.anchor(of:)`
  /// of that page. Where it says nothing, links lead to the top of the page.
  public var anchor: @Sendable (_ path: String, _ fragment: String) -> String? = { _, _ in nil }
  /// The teams whose headings make tags of a deck.
  public var teams = TeamNames([])
  /// Address of the HedgeDoc server without a slash at its end; empty where there is none.
  public var server: String
  /// Address of the repository's files, such as `https://github.com/SovereignCloudStack/minutes/blob/main/`; may be empty.
  public var source: String

  public init(
    server: String = "", source: String = "", page: @escaping @Sendable (String) -> String?,
    hasFile: @escaping @Sendable (String) -> Bool
  ) {
    (self.server, self.source, self.page, self.hasFile) = (server, source, page, hasFile)
  }
}
