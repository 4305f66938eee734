import Bytes
import Decks
import HTML
import Meetings
import Reports

/// Structured data for search engines (schema.org, as JSON-LD), which browsers do not run.
enum StructuredData {
  static func write(_ page: SitePage, _ community: Community, base: String, into html: inout Markup) {
    guard !page.isHidden, page.isText || page.address.utf8.isEmpty else { return }
    var data: [(String, String)] = [("@context", quoted("https://schema.org"))]
    if page.isText {
      data += [("@type", quoted("Article")), ("headline", quoted(page.title)), ("inLanguage", quoted(page.language))]
      if let date = page.date { data.append(("datePublished", quoted(date.description))) }
      if !page.description.utf8.isEmpty { data.append(("description", quoted(page.description))) }
      data.append(("author", object([("@type", quoted("Organization")), ("name", quoted(community.name))])))
    } else {
      data += [
        ("@type", quoted("WebSite")), ("name", quoted(community.name)), ("description", quoted(community.tagline)),
      ]
    }
    if !base.utf8.isEmpty {
      data.append(("url", quoted(base + PercentEncoding.encoded(page.address))))
      if let picture = page.picture { data.append(("image", quoted(base + PercentEncoding.encoded(picture)))) }
    }
    html.raw("<script type=\"application/ld+json\">")
    html.trusted(object(data).utf8)
    html.raw("</script>\n")
  }

  private static func object(_ pairs: [(String, String)]) -> String {
    "{" + pairs.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  /// A JSON string for use in HTML: characters that could end the script are escaped.
  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return "\"\(text)\"" }
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case _ where isSpecial(byte): bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0..<0x20: true
    default: false
    }
  }
}
