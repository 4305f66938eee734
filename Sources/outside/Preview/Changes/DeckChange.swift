import Decks
public import Reveal

/// An update of an open page to the new version of its deck, sent as JSON.
public struct DeckChange: Encodable, Sendable {
  /// A slide of the new version, in order.
  public struct Slide: Encodable, Sendable {
    let key: String
    let id: String
    /// Index of its column.
    let column: Int
    /// Index of the slide on the page that is unchanged, or that this one replaces; `nil` for a new slide.
    let was: Int?
    /// Content of the slide; `nil` if it is unchanged.
    let html: String?
  }

  let kind = "deck"
  let title: String
  let classes: String
  let options: String
  let sheets: [String]
  let scripts: [String]
  /// `nil` if no slide has changed.
  public let slides: [Slide]?

  enum CodingKeys: CodingKey { case kind, title, classes, options, sheets, scripts, slides }

  /// Creates the update of a page that shows slides with these keys to `page`. `html` returns the HTML of an old slide;
  /// `nil` if it is no longer cached.
  public init(from keys: [String], to page: LivePage, html: (String) -> [UInt8]?) {
    (title, classes, options) = (page.title, page.classes, page.options)
    (sheets, scripts) = (page.sheets, page.scripts)
    let sections = page.sections
    guard !keys.elementsEqual(sections.map(\.key)) else {
      slides = nil
      return
    }
    let match = SlideMatch.match(
      old: keys, new: sections.map { SlideMatch.Slide(key: $0.key, html: $0.html) }, html: html)
    slides = zip(sections, match).map { section, was in
      let isSame = was.map { keys[$0] == section.key } ?? false
      return Slide(
        key: section.key, id: section.id, column: section.slide.h, was: was,
        html: isSame ? nil : String(decoding: section.html, as: UTF8.self))
    }
  }
}
