/// The kind of a node: CommonMark 0.29, GFM tables and the syntax that HedgeDoc 1.12 adds.
///
/// Strings are decoded (entities, backslashes) unless said otherwise; each byte that is not valid UTF-8, and each NUL,
/// is U+FFFD.
public enum Kind: Sendable, Equatable {
  // Blocks
  case paragraph
  case heading(level: Int)
  case blockQuote
  case list(ordered: Bool, start: Int, tight: Bool)
  case item
  case thematicBreak
  /// `closed` is false if a fence is ended only by the end of its container; true for indented code.
  case codeBlock(info: String, literal: String, fenced: Bool, closed: Bool)
  /// `literal` is the raw HTML without the line prefixes (`>`, indentation) of the quote or list around it.
  case htmlBlock(literal: String)
  case table(alignments: [Alignment])
  case tableRow(header: Bool)
  case tableCell
  /// `:::info` … `:::`; `names` is the whole text after the colons.
  case container(names: String)
  /// Terms, each followed by its descriptions; `tight` as for a list.
  case definitionList(tight: Bool)
  case definitionTerm
  case definitionDescription
  case footnoteDefinition(label: String)
  /// `*[HTML]: Hypertext Markup Language`
  case abbreviationDefinition(term: String, title: String)

  // Inlines
  case text(String)
  case softBreak
  case hardBreak
  case code(String)
  /// `literal` is the raw HTML without the line prefixes of the quote or list around it.
  case htmlInline(literal: String)
  case emphasis
  case strong
  case strikethrough
  case mark
  case inserted
  case `subscript`
  case superscript
  case link(destination: String, title: String)
  /// A bare address as a link, with or without `<` and `>`.
  case autolink(destination: String)
  /// Sizes are as written: digits, or digits and `%`. The only child, if any, is the alternative text, raw.
  indirect case image(destination: String, title: String, width: String?, height: String?)
  case footnoteReference(label: String)
  /// `^[text]`
  case footnoteInline
  /// The name between the colons as written; its lower-case form is one of `emoji.txt`.
  case emoji(String)
  case math(String, display: Bool)
  /// `{%youtube dQw4w9WgXcQ %}`; the id is valid for the site.
  case embed(EmbedService, id: String)
}

/// The alignment of a table column.
public enum Alignment: Sendable, Equatable {
  case none, left, center, right
}
