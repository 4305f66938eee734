import HTML

/// A page that redirects an old address.
enum RedirectPage {
  /// `target` is relative; `base` is the absolute address if it is known.
  static func html(to target: String, base: String) -> [UInt8] {
    var html = Markup()
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n")
    html.tag("meta", [("http-equiv", "refresh"), ("content", "0; url=\(target)")])
    html.raw("\n<meta name=\"robots\" content=\"noindex\">\n")
    html.raw(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>This page has moved</title>\n")
    if base.utf8.starts(with: "http".utf8) {
      html.tag("link", [("rel", "canonical"), ("href", base)])
      html.raw("\n")
    }
    html.raw("</head>\n<body>\n<main><h1>This page has moved</h1>\n<p>It is read ")
    html.link(target, "at its new address")
    html.raw(" now.</p></main>\n</body>\n</html>\n")
    return html.bytes
  }
}
