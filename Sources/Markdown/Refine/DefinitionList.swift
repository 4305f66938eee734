/// `Term⏎: description` and `Term⏎~ description` (markdown-it-deflist): cmark reads such lines as one paragraph, or as two
/// where a blank line stands between. A description is read as one paragraph; blocks in it are not.
enum DefinitionList {
  static func join(_ blocks: [Node], _ source: UnsafeBufferPointer<UInt8>) -> [Node] {
    var result: [Node] = []
    /// Terms and descriptions of the list that the next block may go on with.
    var list: [Node] = []
    func endList() {
      guard let start = list.first?.range.lowerBound, let end = list.last?.range.upperBound else { return }
      result.append(Node(.definitionList, start..<end, children: list))
      list = []
    }
    for block in blocks {
      let lines = lines(of: block)
      if isDescription(lines.first, source), let descriptions = descriptions(lines, source) {
        if list.isEmpty, let term = result.last, case .paragraph = term.kind, !term.children.contains(where: \.isBreak)
        {
          result.removeLast()
          list = [Node(.definitionTerm, term.range, children: term.children)]
        }
        if list.isEmpty { result.append(block) } else { list += descriptions }
        continue
      }
      endList()
      if let first = lines.firstIndex(where: { isDescription($0, source) }), first > 0,
        let term = node(.definitionTerm, lines[first - 1]),
        let descriptions = descriptions(Array(lines[first...]), source)
      {
        let before = Array(block.children.prefix { $0.range.upperBound < term.range.lowerBound })
        if let paragraph = node(.paragraph, before.last?.isBreak == true ? before.dropLast() : before) {
          result.append(paragraph)
        }
        list = [term] + descriptions
      } else {
        result.append(block)
      }
    }
    endList()
    return result
  }

  private static func lines(of block: Node) -> [[Node]] {
    guard case .paragraph = block.kind else { return [] }
    return block.children.split(omittingEmptySubsequences: false) { $0.isBreak }.map { Array($0) }
  }

  private static func isDescription(_ line: [Node]?, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = line?.first, first.isText, first.range.count > 1 else { return false }
    let marker = source[first.range.lowerBound]
    let space = source[first.range.lowerBound + 1]
    return (marker == UInt8(ascii: ":") || marker == UInt8(ascii: "~")) && (space == 0x20 || space == 0x09)
  }

  private static func descriptions(_ lines: [[Node]], _ source: UnsafeBufferPointer<UInt8>) -> [Node]? {
    var descriptions: [Node] = []
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, !isDescription(lines[end], source) { end += 1 }
      guard let first = lines[start].first, let run = TextRun(first, source) else { return nil }
      var content = 1
      while content < run.bytes.count, run.bytes[content] == 0x20 || run.bytes[content] == 0x09 { content += 1 }
      var children = Array(lines[start].dropFirst())
      if let text = run.text(content..<run.bytes.count) { children.insert(text, at: 0) }
      for line in lines[(start + 1)..<end] {
        if let last = children.last?.range.upperBound, let next = line.first?.range.lowerBound {
          children.append(Node(.softBreak, lineEnd(last, next, source)))
        }
        children += line
      }
      let range = first.range.lowerBound..<(children.last?.range.upperBound ?? first.range.upperBound)
      let paragraph = node(.paragraph, children)
      descriptions.append(Node(.definitionDescription, range, children: paragraph.map { [$0] } ?? []))
      start = end
    }
    return descriptions
  }

  /// The newline between two places.
  private static func lineEnd(_ start: Int, _ end: Int, _ source: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var index = start
    while index < end, source[index] != 0x0a, source[index] != 0x0d { index += 1 }
    let isPair = index + 1 < end && source[index] == 0x0d && source[index + 1] == 0x0a
    return index..<min(end, index + (isPair ? 2 : 1))
  }

  private static func node(_ kind: Kind, _ children: some Collection<Node>) -> Node? {
    let children = Array(children)
    guard let first = children.first, let last = children.last else { return nil }
    return Node(kind, first.range.lowerBound..<last.range.upperBound, children: children)
  }
}

extension Node {
  fileprivate var isBreak: Bool { kind == .softBreak || kind == .hardBreak }
}
