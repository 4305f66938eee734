import YAML

extension Deck {
  /// The title of the front matter, a text or a number; HedgeDoc 1.12 ignores dates, `true` and `false`.
  public var title: String? {
    guard let node = frontMatter?.root?["title"], !node.isNull, node.bool == nil, !node.isTimestampLike else {
      return nil
    }
    return node.string
  }
}
