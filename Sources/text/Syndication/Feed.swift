/// What is new, for feed readers: one value, written as Atom or as a JSON Feed.
public struct Feed: Sendable {
  public var title: String
  /// Absolute address of the page that the feed tells of.
  public var home: String
  /// Who writes it.
  public var author: String
  /// Language of titles and summaries (BCP 47); `nil` where it is not known.
  public var language: String?
  /// Newest first; readers show them as they come.
  public var entries: [FeedEntry]

  public init(title: String, home: String, author: String, language: String? = nil, entries: [FeedEntry]) {
    (self.title, self.home, self.author) = (title, home, author)
    (self.language, self.entries) = (language, entries)
  }
}

/// Something that a feed tells of.
public struct FeedEntry: Sendable {
  public var title: String
  /// Absolute address of its page, which is its identity too: readers show an entry of another address as a new one.
  public var address: String
  public var published: Instant
  /// When it was changed last; never before it was published.
  public var updated: Instant
  /// HTML. Addresses in it have to be absolute, since a JSON Feed has no base for others.
  public var summary: String
  public var tags: [String]

  public init(
    title: String, address: String, published: Instant, updated: Instant? = nil, summary: String = "",
    tags: [String] = []
  ) {
    (self.title, self.address, self.published) = (title, address, published)
    (self.updated, self.summary, self.tags) = (max(published, updated ?? published), summary, tags)
  }
}
