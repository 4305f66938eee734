/// What else an open page is told, beside the changes of its deck.
public enum PageNews: Encodable, Sendable {
  /// All findings of what the page shows.
  case findings([ShownFinding])
  /// The whole content of a page that is no deck, and what tells it from an earlier one.
  case main(html: String, key: String)
  /// The page is of another version of its scripts and has to be loaded anew.
  case reload

  private enum CodingKeys: CodingKey { case kind, findings, html, key }

  /// As the page's script reads it, by its `kind`.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .findings(let findings):
      try fields.encode("findings", forKey: .kind)
      try fields.encode(findings, forKey: .findings)
    case .main(let html, let key):
      try fields.encode("main", forKey: .kind)
      try fields.encode(html, forKey: .html)
      try fields.encode(key, forKey: .key)
    case .reload: try fields.encode("reload", forKey: .kind)
    }
  }
}
