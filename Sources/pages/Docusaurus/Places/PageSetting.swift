import Links
import Meetings
import Reports

/// The archive around a page.
struct PageSetting: Sendable {
  let catalogue: Catalogue
  let pages: DocusaurusPaths
  /// The anchor that a place in another archived file has on its page, by path and fragment: `DocusaurusPage.anchor(of:)`
  /// of that page. Where it says nothing, links lead to the top of the page.
  var anchor: @Sendable (_ path: String, _ fragment: String) -> String? = { _, _ in nil }
  /// The teams whose headings make tags of a deck.
  var teams = TeamNames([])

  init(_ catalogue: Catalogue) { (self.catalogue, pages) = (catalogue, DocusaurusPaths(catalogue.texts)) }
}
