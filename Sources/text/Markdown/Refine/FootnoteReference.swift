/// `[^label]`, if the footnote is defined in the same text (markdown-it-footnote).
enum FootnoteReference {
  static func labels(in blocks: [Node]) -> Set<String> {
    var labels: Set<String> = []
    var left = blocks
    while let node = left.popLast() {
      switch node.kind {
      case .footnoteDefinition(let label): labels.insert(label)
      case .paragraph, .heading, .table: continue
      default: break
      }
      left += node.children
    }
    return labels
  }

  static func split(_ nodes: [Node], _ source: UnsafeBufferPointer<UInt8>, _ labels: Set<String>) -> [Node] {
    guard !labels.isEmpty else { return nodes }
    return nodes.flatMap { node -> [Node] in
      guard let run = TextRun(node, source) else { return [node] }
      return run.replacing(references(run, labels))
    }
  }

  private static func references(_ run: TextRun, _ labels: Set<String>) -> [(range: Range<Int>, node: Node)] {
    var found: [(Range<Int>, Node)] = []
    var index = 0
    while index + 3 < run.bytes.count {
      guard run.bytes[index] == UInt8(ascii: "["), run.bytes[index + 1] == UInt8(ascii: "^") else {
        index += 1
        continue
      }
      var end = index + 2
      while end < run.bytes.count, run.bytes[end] > 0x20, run.bytes[end] != UInt8(ascii: "]"),
        run.bytes[end] != UInt8(ascii: "[")
      {
        end += 1
      }
      let label = run.string(index + 2..<end)
      if end < run.bytes.count, run.bytes[end] == UInt8(ascii: "]"), run.isWritten(index..<end + 1),
        labels.contains(label)
      {
        found.append((index..<end + 1, Node(.footnoteReference(label: label), run.places(index..<end + 1))))
        index = end + 1
      } else {
        index = end
      }
    }
    return found
  }
}
