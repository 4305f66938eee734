/// Collects terms and their descriptions into lists: cmark reads a term as a paragraph, and descriptions
/// (`Description`) as blocks after it.
enum DefinitionList {
  static func join(_ blocks: [Node], _ source: UnsafeBufferPointer<UInt8>) -> [Node] {
    guard blocks.contains(where: \.isDescription) else { return blocks }
    var result: [Node] = []
    /// Terms and descriptions of the list that the next block may continue.
    var list: [Node] = []
    func endList() {
      guard let start = list.first?.range.lowerBound, let end = list.last?.range.upperBound else { return }
      result.append(Node(.definitionList(tight: isTight(list, source)), start..<end, children: list))
      list = []
    }
    for (index, block) in blocks.enumerated() {
      if block.isDescription {
        list.append(block)
      } else if index + 1 < blocks.count, blocks[index + 1].isDescription {
        list.append(Node(.definitionTerm, block.range, children: block.children))
      } else {
        endList()
        result.append(block)
      }
    }
    endList()
    return result
  }

  /// Whether the list is tight. A blank line between two descriptions of a term, or between two blocks of one, makes
  /// the whole list loose.
  private static func isTight(_ list: [Node], _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    func areApart(_ blocks: [Node]) -> Bool {
      zip(blocks, blocks.dropFirst()).contains { first, second in
        !(first.kind == .definitionTerm || second.kind == .definitionTerm)
          && hasBlankLine(first.range.upperBound, second.range.lowerBound, source)
      }
    }
    return !areApart(list) && !list.contains { $0.isDescription && areApart($0.children) }
  }

  /// Between two blocks there are only line ends and prefixes, so a second line end means a blank line.
  private static func hasBlankLine(_ start: Int, _ end: Int, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    var lineEnds = 0
    var index = start
    while index < end {
      let isPair = source[index] == 0x0d && index + 1 < end && source[index + 1] == 0x0a
      if source[index] == 0x0a || source[index] == 0x0d { lineEnds += 1 }
      index += isPair ? 2 : 1
    }
    return lineEnds > 1
  }
}

extension Node {
  fileprivate var isDescription: Bool { kind == .definitionDescription }
}
