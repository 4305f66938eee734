/// The page on which diagrams are drawn, kept from one to the next: to load mermaid takes longer than to draw.
final class DrawingPage {
  private var page: Page?
  private weak var owner: Chromium?

  /// The page in this Chromium, opened where there is none.
  func page(of chromium: Chromium, _ site: VisibleFiles) throws(ExportFault) -> Page {
    if let page, owner === chromium { return page }
    let page = try chromium.open("draw.html", of: site, width: 2000, height: 1200)
    (self.page, owner) = (page, chromium)
    return page
  }

  /// Closes the page; the next diagram gets another.
  func clear() {
    page?.close()
    page = nil
  }
}
