/// Updates that are sent to an open page, apart from changes of its deck.
public enum PageUpdate: Encodable, Sendable {
  /// All findings about the page's deck.
  case findings([ShownFinding])
  /// The complete content of a page other than a deck, and its key.
  case main(html: String, key: String)
  /// The page has another version of its scripts and must be reloaded.
  case reload

  private enum CodingKeys: CodingKey { case kind, findings, html, key }

  /// Encodes the update with a `kind` for the page's script.
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
