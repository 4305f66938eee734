import Links
import Meetings

/// An archived text and what is known of its page besides what is written in it.
struct PageEntry: Sendable {
  var text: ArchivedText
  /// The path of its page, as `DocusaurusPaths` gives it.
  var page: String
  /// The name of the call or of the team that it belongs to; stands before a title that is only a date.
  var section: String
  /// Names of the teams that it is of; the year is added, and the teams of a deck's headings (`PageSetting.teams`).
  var tags: [String] = []
}

/// A file that lies beside a page, since the page shows it or links to it.
public struct PageFile: Sendable, Hashable {
  /// Its path in the archive.
  public let archived: String
  /// Its path in the folder of pages.
  public let published: String
}
