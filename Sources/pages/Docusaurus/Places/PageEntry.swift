public import Meetings
import Reports

/// One archived file and what is known of it besides its text.
public struct PageEntry: Sendable {
  /// Its path in the archive.
  public var path: String
  /// The path of its page, as `PagePaths` gives it.
  public var page: String
  /// Whose it is: the name of the call or of the team; stands before a title that is only a date.
  public var section: String
  public var date: Day?
  /// Names of the teams that it is of; the year is added, and the teams of a deck's headings (`PageSetting.teams`).
  public var tags: [String]

  public init(path: String, page: String, section: String, date: Day? = nil, tags: [String] = []) {
    (self.path, self.page, self.section, self.date, self.tags) = (path, page, section, date, tags)
  }
}

/// A file that lies beside a page, since the page shows it or links to it.
public struct PageFile: Sendable, Hashable {
  /// Its path in the archive.
  public let archived: String
  /// Its path in the folder of pages.
  public let published: String
}
