/// The page that draws diagrams, reused for all of them: loading mermaid takes longer than drawing.
final class DrawingPage {
  private var page: Page?
  private weak var owner: Chromium?

  /// Returns the page in this Chromium, which is opened if necessary.
  func page(of chromium: Chromium, _ site: VisibleFiles) throws(ExportFault) -> Page {
    if let page, owner === chromium { return page }
    let page = try chromium.open("draw.html", of: site, width: 2000, height: 1200)
    (self.page, owner) = (page, chromium)
    return page
  }

  /// Closes the page; the next diagram gets a new one.
  func clear() {
    page?.close()
    page = nil
  }
}
