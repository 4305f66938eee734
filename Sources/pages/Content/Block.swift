/// A block of a text: what any format with headings, lists and tables can write.
public indirect enum Block: Sendable, Equatable {
  /// `level` is as the author wrote it.
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
public struct List: Sendable, Equatable {
  /// The number of the first item; `nil` for bullets.
  public var start: Int?
  public var isTight: Bool
  public var items: [[Block]]
}

/// A table whose cells are one line each.
public struct Table: Sendable, Equatable {
  public var alignments: [Alignment]
  /// The first row is the header, which is there even where it is empty.
  public var rows: [[[Inline]]]

  /// How a column is aligned.
  public enum Alignment: Sendable, Equatable { case none, left, center, right }
}

/// A box with a heading.
public struct Admonition: Sendable, Equatable {
  public let kind: Kind
  /// Empty where the kind alone says it.
  public var title: [Inline] = []
  public let blocks: [Block]

  /// The purpose of a box, from a remark to a danger.
  public enum Kind: String, Sendable { case note, tip, info, warning, danger }
}
