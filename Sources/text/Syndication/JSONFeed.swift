import Bytes

extension Feed {
  /// The feed as JSON Feed (version 1.1, jsonfeed.org); `address` is the address of the file.
  public func json(at address: String) -> [UInt8] {
    var json = JSONText()
    json.object {
      $0.member("version", "https://jsonfeed.org/version/1.1")
      $0.member("title", title)
      $0.member("home_page_url", PercentEncoding.encoded(home, keeping: .encodedAddress))
      $0.member("feed_url", PercentEncoding.encoded(address, keeping: .encodedAddress))
      if let language { $0.member("language", language) }
      $0.array("authors", [author]) { json, name in json.object { $0.member("name", name) } }
      $0.array("items", entries) { json, entry in json.object { $0.item(entry) } }
    }
    return json.bytes + [0x0A]
  }
}

extension JSONText {
  fileprivate mutating func item(_ entry: FeedEntry) {
    let address = PercentEncoding.encoded(entry.address, keeping: .encodedAddress)
    member("id", address)
    member("url", address)
    member("title", entry.title)
    // One of the two content members is required, even if it is empty.
    member("content_html", entry.summary)
    member("date_published", entry.published.text)
    member("date_modified", entry.updated.text)
    if !entry.tags.isEmpty { array("tags", entry.tags) { $0.string($1) } }
  }
}
