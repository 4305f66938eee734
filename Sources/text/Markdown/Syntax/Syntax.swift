import CMarkGFM

/// HedgeDoc's additions to Markdown as extensions of cmark; made once and attached to each parser.
///
/// One extension holds all inline syntax and one all blocks, since cmark walks its list of extensions at every special
/// character and every line; the syntaxes themselves have a file each.
struct Syntax: @unchecked Sendable {
  static let registered = Syntax()

  let table: OpaquePointer?
  let inline: OpaquePointer?
  let block: OpaquePointer?
  let extensions: [OpaquePointer]

  // Node types; cmark hands out the numbers.
  let strikethrough, mark, inserted, sub, sup, math, emoji, autolink, embed: UInt16
  let container, description, footnoteDefinition, abbreviation: UInt16

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    table = cmark_find_syntax_extension("table")
    inline = cmark_syntax_extension_new("hedgedoc-inline")
    block = cmark_syntax_extension_new("hedgedoc-block")
    func newType(inline: Bool) -> UInt16 {
      UInt16(truncatingIfNeeded: cmark_syntax_extension_add_node(inline ? 1 : 0).rawValue)
    }
    strikethrough = newType(inline: true)
    mark = newType(inline: true)
    inserted = newType(inline: true)
    sub = newType(inline: true)
    sup = newType(inline: true)
    math = newType(inline: true)
    emoji = newType(inline: true)
    autolink = newType(inline: true)
    embed = newType(inline: true)
    container = newType(inline: false)
    description = newType(inline: false)
    footnoteDefinition = newType(inline: false)
    abbreviation = newType(inline: false)
    // cmark's table extension answers for every line of a paragraph, so it comes last.
    extensions = [block, inline, table].compactMap { $0 }

    var characters: UnsafeMutablePointer<cmark_llist>?
    for character in "~=+^$:{".utf8 {
      characters = cmark_llist_append(
        cmark_get_default_mem_allocator(), characters, UnsafeMutableRawPointer(bitPattern: UInt(character)))
    }
    cmark_syntax_extension_set_special_inline_chars(inline, characters)
    cmark_syntax_extension_set_match_inline_func(inline) { _, _, parent, character, subject in
      guard let parent, let subject else { return nil }
      return InlineSubject(subject, parent: parent).match(character)
    }
    cmark_syntax_extension_set_inline_from_delim_func(inline) { _, _, subject, opener, closer in
      guard let subject, let opener, let closer else { return nil }
      return PairedMarker.pair(subject, opener, closer)
    }
    cmark_syntax_extension_set_can_contain_func(inline) { _, _, child in
      child.rawValue & 0xc000 == 0xc000 ? 1 : 0
    }
    // cmark's tables take only its own inlines into cells, and drop others.
    cmark_syntax_extension_set_can_contain_func(table) { _, node, child in
      switch node.map({ cmark_node_get_type($0) }) {
      case cmark_type_of_table(): child == cmark_type_of_table_row() ? 1 : 0
      case cmark_type_of_table_row(): child == cmark_type_of_table_cell() ? 1 : 0
      case cmark_type_of_table_cell(): child.rawValue & 0xc000 == 0xc000 ? 1 : 0
      default: 0
      }
    }
    cmark_syntax_extension_set_open_block_func(block) { _, indented, parser, parent, input, length in
      guard indented == 0, let parser, let parent, let input else { return nil }
      return BlockLine(parser: parser, input: input, length: Int(length)).open(in: parent)
    }
    cmark_syntax_extension_set_match_block_func(block) { _, parser, input, length, node in
      guard let parser, let input, let node else { return 0 }
      return BlockLine(parser: parser, input: input, length: Int(length)).continues(node) ? 1 : 0
    }
    cmark_syntax_extension_set_can_contain_func(block) { _, node, child in
      guard let node, node.pointee.type != Syntax.registered.abbreviation else { return 0 }
      return child.rawValue & 0xc000 == 0x8000 && child != CMARK_NODE_ITEM ? 1 : 0
    }
  }
}
