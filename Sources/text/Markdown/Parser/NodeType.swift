/// Node types of the parser: CommonMark's constructs, tables, and HedgeDoc's additions (`Syntax/`).
enum NodeType: UInt8, CaseIterable {
  // Blocks
  case blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, table, tableRow, tableCell
  case container, description, footnoteDefinition, abbreviation

  // Inlines
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
  case strikethrough, mark, inserted, sub, sup, math, emoji, autolink, embed

  /// The document, and types that are never looked up.
  case other

  /// The block types that `Syntax/` adds to cmark.
  static let addedBlocks: [NodeType] = [.container, .description, .footnoteDefinition, .abbreviation]
  static let addedInlines: [NodeType] = [
    .strikethrough, .mark, .inserted, .sub, .sup, .math, .emoji, .autolink, .embed,
  ]
}
