/// `^[text of the note]`; the text may contain other inlines (markdown-it-footnote).
enum InlineFootnote {
  /// Notes that are nested deeper stay text.
  private static let deepest = 8

  private struct Bracket {
    let node: Int
    let index: Int
    /// The index of the matching bracket.
    var partner: Int?
    let isOpening: Bool
    let isNote: Bool
  }

  static func join(_ nodes: [Node], _ source: UnsafeBufferPointer<UInt8>) -> [Node] {
    let runs = nodes.map { TextRun($0, source) }
    let brackets = pairs(runs)
    guard brackets.contains(where: { $0.isNote && $0.partner != nil }) else { return nodes }
    var notes: [(start: Int, children: [Node])] = []
    var level: [Node] = []
    var next = 0
    for (number, node) in nodes.enumerated() {
      guard let run = runs[number] else {
        level.append(node)
        continue
      }
      var done = 0
      while next < brackets.count, brackets[next].node == number {
        let bracket = brackets[next]
        let closes = !bracket.isOpening && bracket.partner.map { brackets[$0].isNote && opened($0, notes) } ?? false
        if bracket.isOpening, bracket.isNote, bracket.partner != nil, notes.count < deepest {
          if let text = run.text(done..<bracket.index - 1) { level.append(text) }
          notes.append((next, level))
          level = []
          done = bracket.index + 1
        } else if closes, let note = notes.popLast() {
          if let text = run.text(done..<bracket.index) { level.append(text) }
          let opening = brackets[note.start]
          let start = (runs[opening.node]?.place(opening.index) ?? 1) - 1
          let made = Node(.footnoteInline, start..<run.place(bracket.index) + 1, children: level)
          level = note.children + [made]
          done = bracket.index + 1
        }
        next += 1
      }
      if let text = run.text(done..<run.bytes.count) { level.append(text) }
    }
    return level
  }

  private static func opened(_ bracket: Int, _ notes: [(start: Int, children: [Node])]) -> Bool {
    notes.last?.start == bracket
  }

  /// All brackets written in the texts, with their partners.
  private static func pairs(_ runs: [TextRun?]) -> [Bracket] {
    var brackets: [Bracket] = []
    var open: [Int] = []
    for (number, run) in runs.enumerated() {
      guard let run else { continue }
      for index in run.bytes.indices where run.isWritten(index) {
        if run.bytes[index] == UInt8(ascii: "[") {
          let isNote = index > 0 && run.bytes[index - 1] == UInt8(ascii: "^") && run.isWritten(index - 1)
          open.append(brackets.count)
          brackets.append(Bracket(node: number, index: index, isOpening: true, isNote: isNote))
        } else if run.bytes[index] == UInt8(ascii: "]"), let opening = open.popLast() {
          brackets[opening].partner = brackets.count
          brackets.append(Bracket(node: number, index: index, partner: opening, isOpening: false, isNote: false))
        }
      }
    }
    return brackets
  }
}
