import CMarkGFM
import Synchronization

// The only file that uses libcmark-gfm: its tree as Swift values, its memory, and its callbacks while it parses.

/// cmark's tree of a text. Owns its memory: nodes are valid only as long as this value.
struct ParsedText: ~Copyable {
  let root: ParsedNode
  /// Whether tags were marked for cmark (`LoneTag`), so that its texts are not those of the source.
  let hasMarks: Bool

  /// While `cmark_parser_finish` runs, the special characters of extensions are in one global table of the process, and
  /// are removed from it at the end: a text parsed at the same time would lose HedgeDoc's syntax.
  private static let parsing = Mutex(())

  /// Parses `bytes`, which are valid UTF-8 without NUL.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    for syntax in Extensions.registered.all { cmark_parser_attach_syntax_extension(parser, syntax) }
    let isMarked = Self.feed(bytes, to: parser)
    // The parser and its tree belong to this call; the lock protects cmark's table only.
    nonisolated(unsafe) let ownParser = parser
    nonisolated(unsafe) var root: UnsafeMutablePointer<cmark_node>?
    Self.parsing.withLock { _ in root = cmark_parser_finish(ownParser) }
    guard let root else { return nil }
    self.root = ParsedNode(root)
    hasMarks = isMarked
  }

  /// Gives cmark the text, and marks the tags alone on their line that go on with a paragraph.
  private static func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, to parser: UnsafeMutablePointer<cmark_parser>
  ) -> Bool {
    func feed(_ part: UnsafeBufferPointer<UInt8>) {
      guard !part.isEmpty else { return }
      part.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    var fed = 0
    let marked = LoneTag.lines(of: bytes) { line, tag in
      feed(UnsafeBufferPointer(rebasing: bytes[fed..<line.lowerBound]))
      fed = line.lowerBound
      // What is open behind the last line that was read whole.
      guard let current = parser.pointee.current, ParsedNode(current).type == .paragraph,
        ParsedNode(current).outerQuotes >= tag.quotes
      else { return false }
      var marked = Array(bytes[line])
      marked[tag.offset] = LoneTag.mark
      marked.withUnsafeBufferPointer { feed($0) }
      fed = line.upperBound
      return true
    }
    feed(UnsafeBufferPointer(rebasing: bytes[fed...]))
    return marked
  }

  deinit { cmark_node_free(root.pointer) }

  /// The lengths of the entity whose `&` is at `index`, as written and decoded; nil if cmark recognises none.
  static func entity(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> (written: Int, decoded: Int)? {
    guard let start = text.baseAddress, let memory = cmark_get_default_mem_allocator() else { return nil }
    var buffer = cmark_strbuf()
    cmark_strbuf_init(memory, &buffer, 0)
    defer { cmark_strbuf_free(&buffer) }
    let length = houdini_unescape_ent(
      &buffer, start + index + 1, Int32(truncatingIfNeeded: min(64, text.count - index - 1)))
    return length > 0 ? (Int(length) + 1, Int(buffer.size)) : nil
  }
}

/// A node of cmark's tree, valid as long as its `ParsedText`.
///
/// Lines and columns count from 1, as in cmark; `Places/` says which of them are right.
struct ParsedNode: Equatable {
  fileprivate let pointer: UnsafeMutablePointer<cmark_node>

  fileprivate init(_ pointer: UnsafeMutablePointer<cmark_node>) { self.pointer = pointer }

  var type: NodeType { Extensions.registered.type(pointer.pointee.type) }
  var parent: ParsedNode? { pointer.pointee.parent.map(ParsedNode.init) }
  var previous: ParsedNode? { pointer.pointee.prev.map(ParsedNode.init) }
  var next: ParsedNode? { pointer.pointee.next.map(ParsedNode.init) }
  var firstChild: ParsedNode? { pointer.pointee.first_child.map(ParsedNode.init) }
  var lastChild: ParsedNode? { pointer.pointee.last_child.map(ParsedNode.init) }

  /// How many quotes it stands in that nothing else stands around: a line's own markers lead into these alone.
  fileprivate var outerQuotes: Int {
    var (count, node) = (0, parent)
    while let current = node, current.parent != nil {
      count = current.type == .blockQuote ? count + 1 : 0
      node = current.parent
    }
    return count
  }

  var startLine: Int { Int(pointer.pointee.start_line) }
  var startColumn: Int { Int(pointer.pointee.start_column) }
  var endLine: Int { Int(pointer.pointee.end_line) }
  var endColumn: Int { Int(pointer.pointee.end_column) }
  /// The offset of a heading's text from its start.
  var internalOffset: Int { Int(pointer.pointee.internal_offset) }

  /// The text of a leaf block from which its inlines were read.
  var content: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointer.pointee.content.ptr, count: Int(pointer.pointee.content.size))
  }

  /// The literal of text, inline code, and HTML.
  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(pointer.pointee.as.literal) }

  /// The address of a link or an image.
  var address: UnsafeBufferPointer<UInt8> { Self.bytes(pointer.pointee.as.link.url) }
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(pointer.pointee.as.link.title) }

  var headingLevel: Int { Int(pointer.pointee.as.heading.level) }
  /// Whether a heading is underlined.
  var isSetext: Bool { pointer.pointee.as.heading.setext }

  var list: (isOrdered: Bool, start: Int, isTight: Bool) {
    let list = pointer.pointee.as.list
    return (list.list_type == CMARK_ORDERED_LIST, Int(list.start), list.tight)
  }

  struct CodeBlock {
    let literal, info: UnsafeBufferPointer<UInt8>
    let isFenced: Bool
    let fenceCharacter: UInt8
    let fenceLength: Int
  }

  var codeBlock: CodeBlock {
    let code = pointer.pointee.as.code
    return CodeBlock(
      literal: Self.bytes(code.literal), info: Self.bytes(code.info), isFenced: code.fenced != 0,
      fenceCharacter: code.fence_char, fenceLength: Int(code.fence_length))
  }

  /// The alignments of a table's columns.
  var alignments: [Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map {
      switch letters[$0] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  /// A number that a syntax of `Syntax/` stores in its node; initially 0.
  var note: Int {
    get { Int(bitPattern: cmark_node_get_user_data(pointer)) }
    nonmutating set { cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue)) }
  }

  private static func bytes(_ chunk: cmark_chunk) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: chunk.data, count: chunk.data == nil ? 0 : max(0, Int(chunk.len)))
  }
}

/// The line that cmark is reading, for block syntax.
struct BlockLine {
  let input: UnsafeBufferPointer<UInt8>
  fileprivate let parser: UnsafeMutablePointer<cmark_parser>

  /// Offset of the first byte that is not white space.
  var first: Int { Int(cmark_parser_get_first_nonspace(parser)) }
  /// Columns of white space before that byte.
  var indent: Int { Int(cmark_parser_get_indent(parser)) }
  var isBlank: Bool { cmark_parser_is_blank(parser) != 0 }
  /// Counted from 1.
  var number: Int { Int(cmark_parser_get_line_number(parser)) }

  func skip(to offset: Int) {
    let count = offset - Int(cmark_parser_get_offset(parser))
    if count > 0 { advance(count, inColumns: false) }
  }

  func advance(columns: Int) { advance(columns, inColumns: true) }

  private func advance(_ count: Int, inColumns: Bool) {
    input.withMemoryRebound(to: CChar.self) {
      cmark_parser_advance_offset(parser, $0.baseAddress, Int32(truncatingIfNeeded: count), inColumns ? 1 : 0)
    }
  }

  /// Adds one of our block types, beginning with this line.
  func add(_ type: NodeType, to parent: ParsedNode) -> ParsedNode? {
    let known = Extensions.registered
    guard
      let node = cmark_parser_add_child(
        parser, parent.pointer, known.number(type), Int32(truncatingIfNeeded: first + 1))
    else { return nil }
    cmark_node_set_syntax_extension(node, known.block)
    return ParsedNode(node)
  }
}

/// The text that cmark is reading for inlines, with the current position.
struct InlineSubject {
  let parent: ParsedNode
  let text: UnsafeBufferPointer<UInt8>
  /// Offset of the current special character.
  let offset: Int
  private let parser: OpaquePointer

  fileprivate init(_ parser: OpaquePointer, parent: ParsedNode) {
    self.parser = parser
    self.parent = parent
    let chunk = cmark_inline_parser_get_chunk(parser)
    text = UnsafeBufferPointer(start: chunk?.pointee.data, count: Int(chunk?.pointee.len ?? 0))
    offset = Int(cmark_inline_parser_get_offset(parser))
  }

  /// Makes a node without children of the next `length` bytes. Readers of the tree get the length from it.
  func take(_ length: Int, as type: NodeType) -> ParsedNode? {
    let known = Extensions.registered
    guard
      let node = cmark_node_new_with_mem_and_ext(
        known.number(type), cmark_get_default_mem_allocator(), known.inline
      ).map(ParsedNode.init)
    else { return nil }
    node.note = length
    move(to: offset + length)
    return node
  }

  /// Makes a text node of the next `length` bytes.
  func takeText(_ length: Int) -> ParsedNode? { take(length, as: CMARK_NODE_TEXT) }

  /// Makes an inline HTML node of the next `length` bytes.
  func takeTag(_ length: Int) -> ParsedNode? { take(length, as: CMARK_NODE_HTML_INLINE) }

  private func take(_ length: Int, as type: cmark_node_type) -> ParsedNode? {
    guard let base = text.baseAddress, let node = cmark_node_new(type) else { return nil }
    node.pointee.as.literal = cmark_chunk(
      data: UnsafeMutablePointer(mutating: base + offset), len: Int32(truncatingIfNeeded: length), alloc: 0)
    move(to: offset + length)
    return ParsedNode(node)
  }

  /// Removes the last `count` bytes of the text before the current position.
  func unput(_ count: Int) { cmark_node_unput(parent.pointer, Int32(truncatingIfNeeded: count)) }

  /// Whether a run of delimiters can open and close emphasis (CommonMark's flanking rules).
  func flanks(_ run: Range<Int>, of character: UInt8) -> (opens: Bool, closes: Bool) {
    var left: Int32 = 0
    var right: Int32 = 0
    var punctuationBefore: Int32 = 0
    var punctuationAfter: Int32 = 0
    move(to: run.lowerBound)
    cmark_inline_parser_scan_delimiters(
      parser, Int32(truncatingIfNeeded: run.count), character, &left, &right, &punctuationBefore, &punctuationAfter)
    move(to: offset)
    return (left != 0, right != 0)
  }

  /// Lets cmark pair `node` with others of the same character; `PairedMarker.type` gives the type of a pair.
  func push(_ node: ParsedNode, _ character: UInt8, opens: Bool, closes: Bool) {
    cmark_inline_parser_push_delimiter(parser, character, opens ? 1 : 0, closes ? 1 : 0, node.pointer)
  }

  private func move(to offset: Int) { cmark_inline_parser_set_offset(parser, Int32(truncatingIfNeeded: offset)) }
}

/// HedgeDoc's additions to Markdown as extensions of cmark; created once and attached to each parser.
///
/// One extension handles all inline syntax and one all blocks, since cmark walks its list of extensions at every
/// special character and every line; each syntax has its own file.
private struct Extensions: @unchecked Sendable {
  static let registered = Extensions()

  let inline = cmark_syntax_extension_new("hedgedoc-inline")
  let block = cmark_syntax_extension_new("hedgedoc-block")
  let all: [OpaquePointer]
  /// The numbers that cmark gives to types, by `NodeType.rawValue`; and the inverse, by `place(of:)`.
  private var numbers = [UInt16](repeating: 0, count: NodeType.allCases.count)
  private var types = [NodeType](repeating: .other, count: 64)

  func number(_ type: NodeType) -> cmark_node_type {
    cmark_node_type(rawValue: UInt32(numbers[Int(type.rawValue)]))
  }

  func type(_ number: UInt16) -> NodeType { types[Self.place(of: number)] }

  /// cmark counts blocks from 0x8000 and inlines from 0xc000.
  private static func place(of number: UInt16) -> Int { Int(number & 0x1f | (number & 0x4000) >> 9) }

  private mutating func name(_ number: cmark_node_type, _ type: NodeType) {
    let number = UInt16(truncatingIfNeeded: number.rawValue)
    numbers[Int(type.rawValue)] = number
    types[Self.place(of: number)] = type
  }

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    let table = cmark_find_syntax_extension("table")
    // Last, since cmark's table extension claims every line of a paragraph.
    all = [block, inline, table].compactMap { $0 }
    for (number, type) in [
      (CMARK_NODE_BLOCK_QUOTE, .blockQuote), (CMARK_NODE_LIST, .list), (CMARK_NODE_ITEM, .item),
      (CMARK_NODE_CODE_BLOCK, .codeBlock), (CMARK_NODE_HTML_BLOCK, .htmlBlock), (CMARK_NODE_PARAGRAPH, .paragraph),
      (CMARK_NODE_HEADING, .heading), (CMARK_NODE_THEMATIC_BREAK, .thematicBreak), (cmark_type_of_table(), .table),
      (cmark_type_of_table_row(), .tableRow), (cmark_type_of_table_cell(), .tableCell), (CMARK_NODE_TEXT, .text),
      (CMARK_NODE_SOFTBREAK, .softBreak), (CMARK_NODE_LINEBREAK, .lineBreak), (CMARK_NODE_CODE, .code),
      (CMARK_NODE_HTML_INLINE, .htmlInline), (CMARK_NODE_EMPH, .emphasis), (CMARK_NODE_STRONG, .strong),
      (CMARK_NODE_LINK, .link), (CMARK_NODE_IMAGE, .image),
    ] as [(cmark_node_type, NodeType)] {
      name(number, type)
    }
    for type in NodeType.addedInlines { name(cmark_syntax_extension_add_node(1), type) }
    for type in NodeType.addedBlocks { name(cmark_syntax_extension_add_node(0), type) }
    setInlines(inline)
    setBlocks(block)
    // By default cmark's tables drop inlines that are not its own.
    cmark_syntax_extension_set_can_contain_func(table) { _, node, child in
      switch node.map({ cmark_node_get_type($0) }) {
      case cmark_type_of_table(): child == cmark_type_of_table_row() ? 1 : 0
      case cmark_type_of_table_row(): child == cmark_type_of_table_cell() ? 1 : 0
      case cmark_type_of_table_cell(): child.rawValue & 0xc000 == 0xc000 ? 1 : 0
      default: 0
      }
    }
  }

  private func setInlines(_ inline: OpaquePointer?) {
    var characters: UnsafeMutablePointer<cmark_llist>?
    for character in InlineSubject.characters.utf8 {
      characters = cmark_llist_append(
        cmark_get_default_mem_allocator(), characters, UnsafeMutableRawPointer(bitPattern: UInt(character)))
    }
    cmark_syntax_extension_set_special_inline_chars(inline, characters)
    cmark_syntax_extension_set_match_inline_func(inline) { _, _, parent, character, subject in
      guard let parent, let subject else { return nil }
      return InlineSubject(subject, parent: ParsedNode(parent)).match(character)?.pointer
    }
    cmark_syntax_extension_set_inline_from_delim_func(inline) { _, _, subject, opener, closer in
      guard let subject, let opener, let closer else { return nil }
      return Extensions.pair(subject, opener, closer)
    }
    cmark_syntax_extension_set_can_contain_func(inline) { _, _, child in
      child.rawValue & 0xc000 == 0xc000 ? 1 : 0
    }
  }

  private func setBlocks(_ block: OpaquePointer?) {
    cmark_syntax_extension_set_open_block_func(block) { _, indented, parser, parent, input, length in
      guard indented == 0, let parser, let parent, let input else { return nil }
      return BlockLine(parser, input, length).open(in: ParsedNode(parent))?.pointer
    }
    cmark_syntax_extension_set_match_block_func(block) { _, parser, input, length, node in
      guard let parser, let input, let node else { return 0 }
      return BlockLine(parser, input, length).continues(ParsedNode(node)) ? 1 : 0
    }
    cmark_syntax_extension_set_can_contain_func(block) { _, node, child in
      guard let node, ParsedNode(node).type != .abbreviation else { return 0 }
      return child.rawValue & 0xc000 == 0x8000 && child != CMARK_NODE_ITEM ? 1 : 0
    }
  }

  /// Called by cmark for a closer and the nearest opener of the same character: makes a node of the text between them.
  private static func pair(
    _ subject: OpaquePointer, _ opener: UnsafeMutablePointer<delimiter>, _ closer: UnsafeMutablePointer<delimiter>
  ) -> UnsafeMutablePointer<delimiter>? {
    let next = closer.pointee.next
    guard let node = opener.pointee.inl_text, let end = closer.pointee.inl_text,
      // The halves of a run of four have nothing between them.
      node.pointee.next != end, let type = PairedMarker.type(opener.pointee.delim_char),
      cmark_node_set_type(node, registered.number(type)) != 0
    else { return next }
    cmark_node_set_syntax_extension(node, registered.inline)
    while let child = node.pointee.next, child != end, cmark_node_append_child(node, child) != 0 {}
    cmark_node_free(end)
    var delimiter: UnsafeMutablePointer<delimiter>? = closer
    while let current = delimiter {
      delimiter = current == opener ? nil : current.pointee.previous
      cmark_inline_parser_remove_delimiter(subject, current)
    }
    return next
  }
}

extension BlockLine {
  fileprivate init(_ parser: UnsafeMutablePointer<cmark_parser>, _ input: UnsafePointer<UInt8>, _ length: Int32) {
    self.init(input: UnsafeBufferPointer(start: input, count: Int(length)), parser: parser)
  }
}
