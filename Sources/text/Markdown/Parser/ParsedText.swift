import CMarkGFM
import Synchronization

/// cmark's tree of a text, and the only owner of its memory: it is freed with this value.
struct ParsedText: ~Copyable {
  let root: CNode

  /// cmark keeps the characters that extensions react to in one table of the process, so only one text is parsed at a time.
  private static let parsing = Mutex(())

  /// Parses `bytes`, which are valid UTF-8 without NUL.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    for syntax in Syntax.registered.extensions { cmark_parser_attach_syntax_extension(parser, syntax) }
    bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    // The parser and its tree are this call's own; the lock guards cmark's table only.
    nonisolated(unsafe) let ownParser = parser
    nonisolated(unsafe) var root: CNode?
    Self.parsing.withLock { _ in root = cmark_parser_finish(ownParser) }
    guard let root else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }
}

typealias CNode = UnsafeMutablePointer<cmark_node>
typealias CParser = UnsafeMutablePointer<cmark_parser>

/// cmark's numbers for the kinds of nodes, as the nodes store them.
enum CType {
  static let blockQuote: UInt16 = 0x8002
  static let list: UInt16 = 0x8003
  static let item: UInt16 = 0x8004
  static let codeBlock: UInt16 = 0x8005
  static let htmlBlock: UInt16 = 0x8006
  static let paragraph: UInt16 = 0x8008
  static let heading: UInt16 = 0x8009
  static let thematicBreak: UInt16 = 0x800a
  static let text: UInt16 = 0xc001
  static let softBreak: UInt16 = 0xc002
  static let lineBreak: UInt16 = 0xc003
  static let code: UInt16 = 0xc004
  static let htmlInline: UInt16 = 0xc005
  static let emphasis: UInt16 = 0xc007
  static let strong: UInt16 = 0xc008
  static let link: UInt16 = 0xc009
  static let image: UInt16 = 0xc00a
}
