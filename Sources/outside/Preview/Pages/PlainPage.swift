import Digests
import HTML
public import Reveal

/// A page of the preview other than a deck: the start page or that of a call.
public struct PlainPage: Sendable {
  let title: String
  /// Content of the `main` element.
  let content: Markup
  let route: Route

  /// Hash of the content, which changes with it.
  public var key: String { String(SHA256.hex(of: content.bytes).prefix(16)) }

  /// The update of an open page to this content.
  public var update: PageUpdate { .main(html: String(decoding: content.bytes, as: UTF8.self), key: key) }

  /// Content-Security-Policy, in the header and in the page: everything is loaded from the server itself.
  public static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    + "form-action 'none'; connect-src 'self'"

  /// Returns the complete page, with the fonts of decks.
  public func html(look: PageFiles) -> [UInt8] {
    var page = Markup()
    page.raw("<!DOCTYPE html>\n<html lang=\"en\" class=\"live-page\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.tag("meta", [("http-equiv", "Content-Security-Policy"), ("content", Self.policy)])
    page.raw("\n<meta name=\"referrer\" content=\"no-referrer\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    page.text(title)
    page.raw("</title>\n")
    page.tag("link", [("rel", "stylesheet"), ("href", "assets/\(look.liveStyle)")])
    page.tag(
      "script",
      [
        ("src", "assets/\(look.liveScript)"), ("data-mark", look.liveMark), ("data-stream", look.liveStream),
        ("data-keys", key), ("defer", ""),
      ])
    page.raw("</script>\n</head>\n<body>\n<main id=\"main\">\n")
    page.trusted(content.bytes)
    page.raw("</main>\n")
    page.trusted(LiveBar(route: route).markup.bytes)
    page.raw("</body>\n</html>\n")
    return page.bytes
  }
}
