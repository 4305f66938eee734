import Links
import Meetings
import Reports

/// The archive around a page.
struct PageSetting: Sendable {
  let catalogue: Catalogue
  let pages: DocusaurusPaths
  /// The anchor of a fragment in another archived file, by path and fragment: `DocusaurusPage.anchor(of:)` of its page.
  /// If it is nil, links lead to the top of the page.
  var anchor: @Sendable (_ path: String, _ fragment: String) -> String? = { _, _ in nil }
  /// The teams whose headings become tags of a deck.
  var teams = TeamNames([])

  init(_ catalogue: Catalogue) { (self.catalogue, pages) = (catalogue, DocusaurusPaths(catalogue.texts)) }
}
