import Bytes

/// The addresses of a site for search engines (sitemaps.org), split into several files if the format's limits require
/// it.
public struct Sitemap: Sendable {
  public var pages: [Page]

  /// A page of the site.
  public struct Page: Sendable {
    /// The absolute address.
    public var address: String
    /// Time of the last change; `nil` if unknown.
    public var changed: Instant?

    public init(address: String, changed: Instant? = nil) { (self.address, self.changed) = (address, changed) }
  }

  public init(pages: [Page]) { self.pages = pages }

  /// The files by name: `sitemap.xml` alone, or an index of `sitemap-1.xml` and so on.
  ///
  /// `folder` is the absolute address of their folder, with a trailing slash.
  public func files(in folder: String) -> [(name: String, bytes: [UInt8])] {
    files(in: folder, addresses: 50_000, size: 50 << 20)
  }

  /// The same with given limits on the addresses and the bytes of a file.
  func files(in folder: String, addresses: Int, size: Int) -> [(name: String, bytes: [UInt8])] {
    let parts = parts(addresses: addresses, size: size)
    if parts.count == 1 { return [("sitemap.xml", Self.urlset(parts[0]))] }
    let named = parts.enumerated().map { (name: "sitemap-\($0 + 1).xml", part: $1) }
    var index = XMLText()
    index.line(Self.declaration)
    index.open("sitemapindex", Self.namespace)
    for (name, part) in named {
      index.open("sitemap")
      index.element("loc", text: PercentEncoding.encoded(folder + name, keeping: .encodedAddress))
      if let changed = part.compactMap(\.changed).max() { index.element("lastmod", text: changed.text) }
      index.close("sitemap")
    }
    index.close("sitemapindex")
    return [("sitemap.xml", index.bytes)] + named.map { ($0.name, Self.urlset($0.part)) }
  }

  private static let declaration: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
  private static let namespace: [(StaticString, String)] = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]

  private func parts(addresses: Int, size: Int) -> [ArraySlice<Page>] {
    var parts: [ArraySlice<Page>] = []
    var start = 0
    var bytes = 0
    for (index, page) in pages.enumerated() {
      let next = Self.mostBytes(page)
      if index - start == addresses || (index > start && bytes + next > size - Self.frame) {
        parts.append(pages[start..<index])
        (start, bytes) = (index, 0)
      }
      bytes += next
    }
    return parts + [pages[start...]]
  }

  private static let frame = 200

  /// Maximum bytes of a page: its address, in which `&` becomes five bytes, and the tags around it.
  private static func mostBytes(_ page: Page) -> Int {
    PercentEncoding.encoded(page.address, keeping: .encodedAddress).utf8.reduce(120) {
      $0 + ($1 == UInt8(ascii: "&") ? 5 : 1)
    }
  }

  private static func urlset(_ pages: ArraySlice<Page>) -> [UInt8] {
    var xml = XMLText()
    xml.line(declaration)
    xml.open("urlset", namespace)
    for page in pages {
      xml.open("url")
      xml.element("loc", text: PercentEncoding.encoded(page.address, keeping: .encodedAddress))
      if let changed = page.changed { xml.element("lastmod", text: changed.text) }
      xml.close("url")
    }
    xml.close("urlset")
    return xml.bytes
  }
}
