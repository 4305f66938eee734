/// A block of a text, independent of the output format: headings, lists, tables and so on.
public indirect enum Block: Sendable, Equatable {
  /// `level` is as the author wrote it.
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  case list(List)
  case quote([Block])
  /// `firstLine` is the number of the first line if the lines are numbered.
  case code(language: String, firstLine: Int?, text: String)
  case table(Table)
  case admonition(Admonition)
  case rule
  /// The border between two slides.
  case slideBreak
}

/// A list of either kind.
public struct List: Sendable, Equatable {
  /// The number of the first item; `nil` for bullets.
  public var start: Int?
  public var isTight: Bool
  public var items: [[Block]]
}

/// A table with cells of one line each.
public struct Table: Sendable, Equatable {
  public var alignments: [Alignment]
  /// The first row is the header, present even if it is empty.
  public var rows: [[[Inline]]]

  /// The alignment of a column.
  public enum Alignment: Sendable, Equatable { case none, left, center, right }
}

/// A box with a heading.
public struct Admonition: Sendable, Equatable {
  public let kind: Kind
  /// Empty if the kind is sufficient as a title.
  public var title: [Inline] = []
  public let blocks: [Block]

  /// The purpose of a box, from a remark to a danger.
  public enum Kind: String, Sendable { case note, tip, info, warning, danger }
}
