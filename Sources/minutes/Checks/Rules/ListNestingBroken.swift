import Diagnostics

/// A list item wants an indentation that makes it one, below the item that it belongs to.
enum ListNestingBroken {
  static let rule = Rule(
    "list-nesting-broken", .warning, "a list item that Markdown does not take for one, or puts elsewhere",
    """
    An item belongs to the one above if it begins where that one's text does, or up to three columns further right. Four
    columns too far and it is code, or goes on as text with its bullet in the middle. Below a numbered item three
    columns are needed.

    Wrong: `**Agenda**`, and directly below it `    * first point`
    Right: `* first point` without indentation
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    subject.withText { text in
      var walk = Walk()
      for index in subject.lines.lines.indices {
        guard let fault = walk.read(index, subject, text) else { continue }
        found.append(fault)
      }
    }
  }

  /// The items that are open while the lines go by.
  private struct Walk {
    private struct Item {
      let indent: Int
      let content: Int
      let isOrdered: Bool
    }

    private var items: [Item] = []
    private var isParagraph = false
    private var isFirst = true
    /// Lines before this one are part of a fault that was reported.
    private var reported = 0

    mutating func read(_ index: Int, _ subject: CheckInput, _ text: ByteText) -> Diagnostic? {
      let line = subject.lines.lines[index]
      switch line.context {
      case .blank:
        isParagraph = false
        return nil
      case .separator, .head:
        (items, isParagraph, isFirst) = ([], false, true)
        return nil
      case .code, .comment, .raw:
        isParagraph = false
        return nil
      case .text: break
      }
      defer { isFirst = false }
      let shape = ListLine(line.range, text)
      guard let marker = shape.marker else {
        readText(shape, text)
        return nil
      }
      if index < reported { return nil }
      let popped = pop(shape.indent)
      let base = items.last?.content ?? 0
      if shape.indent - base >= 4 {
        // HedgeDoc takes the first line's indentation off the whole slide.
        if isFirst { return nil }
        return tooFar(index, shape, base, subject, text)
      }
      items.append(Item(indent: shape.indent, content: marker.content, isOrdered: marker.isOrdered))
      if items.count > 64 { items.removeFirst() }
      isParagraph = true
      if let popped, popped.isOrdered, !marker.isOrdered, popped.indent < shape.indent {
        return notBelow(index, shape, popped.content, subject)
      }
      return twice(marker, line, shape, subject, text)
    }

    private mutating func readText(_ shape: ListLine, _ text: ByteText) {
      if text[shape.start] == UInt8(ascii: "#"), shape.indent < 4 {
        (items, isParagraph) = ([], false)
        return
      }
      if !isParagraph {
        _ = pop(shape.indent)
        isParagraph = shape.indent - (items.last?.content ?? 0) < 4
      }
    }

    /// Ends the items whose text begins further right; gives the last of them that the line might have been meant for.
    private mutating func pop(_ indent: Int) -> Item? {
      var popped: Item?
      while let last = items.last, last.content > indent {
        popped = last
        items.removeLast()
      }
      return popped
    }

    private mutating func tooFar(
      _ index: Int, _ shape: ListLine, _ base: Int, _ subject: CheckInput, _ text: ByteText
    ) -> Diagnostic {
      let lines = subject.lines.lines
      var edits: [Edit] = []
      var next = index
      while next < lines.count, lines[next].context == .text, edits.count < 200 {
        let start = lines[next].range.lowerBound
        let end = text.end(of: lines[next].range) { $0 == 0x20 }
        guard end - start >= shape.indent else { break }
        edits.append(Edit(range: start..<(start + shape.indent - base), replacement: []))
        next += 1
      }
      reported = max(next, index + 1)
      return rule.finding(
        "list item is indented too far", at: shape.start..<(shape.start + 1), in: subject.file,
        label: isParagraph ? "shown as text of the paragraph above" : "shown as code",
        fixes: edits.isEmpty ? [] : [Fix(title: "indent it by \(base)", safety: .suggested, edits: edits)])
    }

    private func notBelow(_ index: Int, _ shape: ListLine, _ content: Int, _ subject: CheckInput) -> Diagnostic {
      let spaces = Array(repeating: UInt8(ascii: " "), count: content - shape.indent)
      return rule.finding(
        "list item needs an indentation of \(content) to belong to the one above", at: shape.start..<(shape.start + 1),
        in: subject.file, label: "it begins a list of its own",
        fixes: [
          Fix(
            title: "indent it by \(content)", safety: .suggested,
            edits: [Edit(range: shape.start..<shape.start, replacement: spaces)])
        ])
    }

    /// `* * point`
    private func twice(
      _ marker: ListLine.Marker, _ line: LineMap.Line, _ shape: ListLine, _ subject: CheckInput, _ text: ByteText
    ) -> Diagnostic? {
      guard !marker.isOrdered, let inner = ListLine(marker.text, text).marker, !inner.isOrdered, !inner.text.isEmpty
      else {
        return nil
      }
      return rule.finding(
        "list item needs one bullet", at: shape.start..<inner.text.lowerBound, in: subject.file,
        fixes: [
          Fix(
            title: "remove one", safety: .suggested,
            edits: [Edit(range: shape.start..<marker.text.lowerBound, replacement: [])])
        ])
    }
  }
}
