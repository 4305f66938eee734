/// A feed for readers, written as Atom or as JSON Feed.
public struct Feed: Sendable {
  public var title: String
  /// The absolute address of the feed's page.
  public var home: String
  /// The name of the author.
  public var author: String
  /// Language of titles and summaries (BCP 47); `nil` if unknown.
  public var language: String?
  /// The entries, newest first; readers show them in this order.
  public var entries: [FeedEntry]

  public init(title: String, home: String, author: String, language: String? = nil, entries: [FeedEntry]) {
    (self.title, self.home, self.author) = (title, home, author)
    (self.language, self.entries) = (language, entries)
  }
}

/// An entry of a feed.
public struct FeedEntry: Sendable {
  public var title: String
  /// The absolute address of its page, and its identity: readers show an entry with another address as new.
  public var address: String
  public var published: Instant
  /// The time of its last change; never before it was published.
  public var updated: Instant
  /// HTML. Addresses in it have to be absolute, since a JSON Feed has no base address.
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
