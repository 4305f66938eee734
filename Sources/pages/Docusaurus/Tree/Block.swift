import Decks

/// A block of the page, in Markdown's terms: there is nothing in it that HTML alone can say.
indirect enum Block: Equatable {
  /// `level` as it was written; the page's own levels follow from the order (`HeadingLevels`).
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  case list(List)
  case quote([Block])
  /// `firstLine` is the number of the first line where the lines are numbered.
  case code(language: String, firstLine: Int?, text: String)
  case table(Table)
  case admonition(Admonition)
  case rule
  /// Where a slide ends and the next one begins.
  case slideBreak
}

/// A list of either kind.
struct List: Equatable {
  /// The number of the first item; `nil` for bullets.
  var start: Int?
  var isTight: Bool
  var items: [[Block]]
}

/// A table whose cells are one line each.
struct Table: Equatable {
  var alignments: [Alignment]
  /// The first row is the header, which Markdown wants even where it is empty.
  var rows: [[[Inline]]]

  /// How a column is aligned.
  enum Alignment: Equatable { case none, left, center, right }
}

/// A box with a heading: Docusaurus' `:::note[Title]`.
struct Admonition: Equatable {
  let kind: Kind
  /// Empty for the one that Docusaurus gives.
  var title: [Inline] = []
  let blocks: [Block]

  /// The boxes that Docusaurus 3 has.
  enum Kind: String { case note, tip, info, warning, danger }
}
