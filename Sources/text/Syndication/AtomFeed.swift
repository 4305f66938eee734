import Bytes

extension Feed {
  /// The feed as Atom (RFC 4287).
  ///
  /// `address` is the address of the file. `updated` is required, so a feed without entries gets the epoch.
  public func atom(at address: String) -> [UInt8] {
    let updated = entries.map(\.updated).max() ?? Instant(seconds: 0)
    var xml = XMLText()
    xml.line("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
    var attributes: [(StaticString, String)] = [("xmlns", "http://www.w3.org/2005/Atom")]
    if let language { attributes.append(("xml:lang", language)) }
    xml.open("feed", attributes)
    xml.element("title", text: title)
    xml.element("id", text: PercentEncoding.encoded(home, keeping: .encodedAddress))
    xml.element(
      "link",
      [
        ("rel", "self"), ("type", "application/atom+xml"),
        ("href", PercentEncoding.encoded(address, keeping: .encodedAddress)),
      ])
    xml.element(
      "link",
      [("rel", "alternate"), ("type", "text/html"), ("href", PercentEncoding.encoded(home, keeping: .encodedAddress))])
    xml.element("updated", text: updated.text)
    xml.open("author")
    xml.element("name", text: author)
    xml.close("author")
    for entry in entries { xml.entry(entry) }
    xml.close("feed")
    return xml.bytes
  }
}

extension XMLText {
  fileprivate mutating func entry(_ entry: FeedEntry) {
    let address = PercentEncoding.encoded(entry.address, keeping: .encodedAddress)
    open("entry")
    element("title", text: entry.title)
    element("id", text: address)
    element("link", [("rel", "alternate"), ("type", "text/html"), ("href", address)])
    element("published", text: entry.published.text)
    element("updated", text: entry.updated.text)
    for tag in entry.tags { element("category", [("term", tag)]) }
    // An entry with an alternate link needs no content; readers show the summary instead.
    if !entry.summary.utf8.isEmpty { element("summary", [("type", "html")], text: entry.summary) }
    close("entry")
  }
}
