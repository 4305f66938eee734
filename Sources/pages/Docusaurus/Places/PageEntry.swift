import Links
import Meetings

/// An archived text, and facts about its page that are not in its content.
struct PageEntry: Sendable {
  var text: ArchivedText
  /// The path of its page, as `DocusaurusPaths` gives it.
  var page: String
  /// The name of its call or team; prefixed to a title that is only a date.
  var section: String
  /// The names of its teams; the year and the teams of a deck's headings (`PageSetting.teams`) are added.
  var tags: [String] = []
}

/// A file beside a page that the page shows or links to.
public struct PageFile: Sendable, Hashable {
  /// Its path in the archive.
  public let archived: String
  /// Its path in the folder of pages.
  public let published: String
}
