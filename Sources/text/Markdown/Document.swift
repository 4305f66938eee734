/// A parsed piece of Markdown: the tree, and the limits that were exceeded.
public struct Document: Sendable {
  public let blocks: [Node]
  /// Limits that were exceeded; empty for ordinary texts.
  public let limits: [LimitExceeded]

  public init(blocks: [Node], limits: [LimitExceeded]) { (self.blocks, self.limits) = (blocks, limits) }

  /// Reads the bytes `range` of `bytes`; all ranges in the tree are offsets into `bytes`.
  ///
  /// Lines end in LF, CRLF or CR. NUL and bytes that are not UTF-8 are allowed. A part that exceeds a limit becomes
  /// paragraphs of plain text, and the parts before and after it are read as separate texts. Safe to call from several
  /// threads.
  public static func read(_ bytes: [UInt8], in range: Range<Int>) -> Document {
    bytes.withUnsafeBufferPointer { source in
      let look = Guard(source, range.clamped(to: 0..<source.count))
      var blocks: [Node] = []
      var limits: [LimitExceeded] = []
      for stretch in look.stretches {
        if let limit = stretch.limit {
          blocks.append(PlainText.paragraph(source, stretch.range))
          limits.append(LimitExceeded(limit: limit, range: stretch.range))
        } else {
          blocks += parse(source, stretch.range, look)
        }
      }
      return Document(blocks: blocks, limits: limits)
    }
  }

  private static func parse(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ look: Guard) -> [Node] {
    let altered = ParserInput.altered(
      source, range, checkBytes: look.hasUnusualBytes, checkSizes: look.mayHaveImageSizes)
    let lines = SourceLines(source, range)
    var nodes =
      if let altered {
        altered.withUnsafeBufferPointer { blocks($0, lines, isAltered: true) }
      } else {
        blocks(UnsafeBufferPointer(rebasing: source[range]), lines, isAltered: false)
      }
    if let read = nodes, let refinement = Refinement(source, range, definitions: look.mayHaveDefinitions, read) {
      nodes = refinement.refine(read)
    }
    return nodes ?? [PlainText.paragraph(source, range)]
  }

  private static func blocks(
    _ input: UnsafeBufferPointer<UInt8>, _ lines: SourceLines, isAltered: Bool
  ) -> [Node]? {
    guard let parsed = ParsedText(input) else { return nil }
    var reader = BlockReader(lines, isAltered: isAltered || parsed.hasMarks)
    return reader.read(parsed.root)
  }
}
