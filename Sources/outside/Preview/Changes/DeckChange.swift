import Decks
public import Reveal

/// What an open page has to change to be the new version of its deck.
public struct DeckChange: Encodable, Sendable {
  /// A slide of the new version, in order.
  public struct Slide: Encodable, Sendable {
    let key: String
    let id: String
    /// The column that it stands in.
    let column: Int
    /// The slide of the page that it is, or takes the place of.
    let was: Int?
    /// What stands on it, where that is new.
    let html: String?
  }

  let kind = "deck"
  let title: String
  let classes: String
  let options: String
  let sheets: [String]
  let scripts: [String]
  /// `nil` where all slides are as they were.
  public let slides: [Slide]?

  enum CodingKeys: CodingKey { case kind, title, classes, options, sheets, scripts, slides }

  /// From slides with these keys to `page`; `html` gives what an old slide looked like, where it is still known.
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
