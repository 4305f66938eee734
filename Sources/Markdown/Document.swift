/// A piece of Markdown, read: the tree, and the limits it ran into.
public struct Document: Sendable {
  public let blocks: [Node]
  /// Empty in every sane text.
  public let limits: [LimitExceeded]

  /// Reads the bytes `range` of `bytes`; all ranges in the tree are offsets into `bytes`.
  ///
  /// Lines end in LF, CRLF or CR. NUL and bytes that are no UTF-8 are allowed. Safe to call from several threads.
  public static func read(_ bytes: [UInt8], in range: Range<Int>) -> Document {
    bytes.withUnsafeBufferPointer { source in
      let range = range.clamped(to: 0..<source.count)
      guard !range.isEmpty, let parsed = ParsedText(UnsafeBufferPointer(rebasing: source[range])) else { return Document(blocks: [], limits: []) }
      var reader = BlockReader(SourceLines(source, range), isAltered: false)
      return Document(blocks: reader.read(parsed.root), limits: [])
    }
  }
}
