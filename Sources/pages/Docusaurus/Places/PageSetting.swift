public import Links
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
  /// Where the archive is kept on its forge; `nil` where that is not known.
  public var repository: RepositoryAddress?
  /// The newest text of a folder that has no page of its own, by the folder's path.
  public var newest: @Sendable (_ folder: String) -> String? = { _ in nil }

  public init(
    server: String = "", source: String = "", page: @escaping @Sendable (String) -> String?,
    hasFile: @escaping @Sendable (String) -> Bool
  ) {
    (self.server, self.page, self.hasFile) = (server, page, hasFile)
    repository = RepositoryAddress(source)
  }
}
