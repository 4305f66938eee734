/// `\\(x\\)`, `\\[x\\]` and `\begin{e}x\end{e}` (markdown-it-mathjax). cmark's extensions cannot see backslashes, and
/// it reads the formula as Markdown; the result is replaced by the formula as written.
enum BackslashMath {
  static func join(_ nodes: [Node], _ source: UnsafeBufferPointer<UInt8>) -> [Node] {
    guard let last = nodes.last else { return nodes }
    var result: [Node] = []
    var missing: Set<[UInt8]> = []
    /// The source offset up to which formulas have been read.
    var done = 0
    for node in nodes {
      guard let run = TextRun(node, source) else {
        if node.range.lowerBound >= done { result.append(node) }
        continue
      }
      var first = 0
      while first < run.bytes.count, run.place(first) < done { first += 1 }
      guard first < run.bytes.count || run.bytes.isEmpty else { continue }
      var index = first
      while index < run.bytes.count {
        guard run.bytes[index] == UInt8(ascii: "\\"),
          let formula = formula(at: run.place(index), to: last.range.upperBound, source, &missing),
          endsInText(formula.range.upperBound, nodes)
        else {
          index += 1
          continue
        }
        if let text = run.text(first..<index) { result.append(text) }
        result.append(formula)
        done = formula.range.upperBound
        while index < run.bytes.count, run.place(index) < done { index += 1 }
        first = index
      }
      if let text = run.text(first..<run.bytes.count) { result.append(text) }
    }
    return result
  }

  private static func endsInText(_ place: Int, _ nodes: [Node]) -> Bool {
    nodes.contains { $0.isText && $0.range.lowerBound < place && place <= $0.range.upperBound }
  }

  private static func formula(
    at start: Int, to end: Int, _ source: UnsafeBufferPointer<UInt8>, _ missing: inout Set<[UInt8]>
  ) -> Node? {
    guard let opening = opening(at: start, to: end, source), !missing.contains(opening.close) else { return nil }
    var index = opening.end
    while index + opening.close.count <= end {
      if source[index] == opening.close[0], source[index..<(index + opening.close.count)].elementsEqual(opening.close) {
        let isEnvironment = opening.close.count > 3
        let inner = isEnvironment ? start..<index + opening.close.count : opening.end..<index
        let text = SourceText.repaired(UnsafeBufferPointer(rebasing: source[inner]))
        return Node(.math(text, display: opening.isDisplay), start..<index + opening.close.count)
      }
      index += 1
    }
    missing.insert(opening.close)
    return nil
  }

  private static func opening(
    at start: Int, to end: Int, _ source: UnsafeBufferPointer<UInt8>
  ) -> (end: Int, close: [UInt8], isDisplay: Bool)? {
    let text = source[start..<end]
    if text.starts(with: "\\\\(".utf8) { return (start + 3, Array("\\\\)".utf8), false) }
    if text.starts(with: "\\\\[".utf8) { return (start + 3, Array("\\\\]".utf8), true) }
    guard text.starts(with: "\\begin{".utf8) else { return nil }
    var close = start + 7
    while close < end, close - start < 40,
      LinkScanner.isLetterOrDigit(source[close]) || source[close] == UInt8(ascii: "*")
    {
      close += 1
    }
    guard close < end, source[close] == UInt8(ascii: "}"), close > start + 7 else { return nil }
    return (close + 1, Array("\\end".utf8) + source[(start + 6)...close], true)
  }
}
