import HTML

extension FragmentReader {
  mutating func code(_ index: Int) -> Block {
    let inside = inside(index)
    let elements = inside.compactMap { index -> Element? in
      if case .start(let element) = nodes[index].kind { element } else { nil }
    }
    let prefix = Array("language-".utf8)
    let name = elements.first { $0.tag == .code }?["class"].flatMap { classes in
      classes.utf8.split(separator: 0x20).first { $0.starts(with: prefix) }.map { $0.dropFirst(prefix.count) }
    }
    let firstLine = elements.first { $0.hasClass("line") }?["data-line"].flatMap { Int($0) }
    return .code(
      language: name.map { String(decoding: $0, as: UTF8.self) } ?? "", firstLine: firstLine, text: text(inside))
  }

  mutating func list(_ element: Element, _ inside: Range<Int>) -> [Block] {
    let items = children(inside, [.li])
    // Items of a loose list contain paragraphs.
    let isTight = !items.contains { !children(self.inside($0), [.p]).isEmpty }
    let start = element.tag == .ol ? element["start"].flatMap { Int($0) } ?? 1 : nil
    var read: [[Block]] = []
    for item in items {
      let blocks = blocks(self.inside(item))
      // In GFM a task's box without a text after it is not a task.
      read.append(blocks.first.map { [$0.withoutLoneTask] + blocks.dropFirst() } ?? [])
    }
    return read.isEmpty ? blocks(inside) : [.list(List(start: start, isTight: isTight, items: read))]
  }

  mutating func definitions(_ inside: Range<Int>) -> [Block] {
    var blocks: [Block] = []
    for index in children(inside, [.dt, .dd]) {
      guard case .start(let element) = nodes[index].kind else { continue }
      if element.tag == .dt {
        blocks.append(.paragraph([.format(.strong, inlines(self.inside(index)))]))
        continue
      }
      let described = self.blocks(self.inside(index))
      if case .list(var list)? = blocks.last {
        list.items.append(described)
        blocks[blocks.count - 1] = .list(list)
      } else {
        blocks.append(.list(List(start: nil, isTight: true, items: [described])))
      }
    }
    return blocks
  }

  mutating func alert(_ element: Element, _ inside: Range<Int>) -> [Block] {
    let kinds: [(String, Admonition.Kind)] = [
      ("alert-success", .tip), ("alert-info", .info), ("alert-warning", .warning), ("alert-danger", .danger),
    ]
    let kind = kinds.first { element.hasClass($0.0) }?.1 ?? .note
    return [.admonition(Admonition(kind: kind, blocks: blocks(inside)))]
  }

  mutating func details(_ index: Int) -> [Block] {
    losses.add(.fold, nodes[index].place)
    let inside = inside(index)
    guard let summary = children(inside, [.summary]).first else {
      return [.admonition(Admonition(kind: .note, title: [.text("Details")], blocks: blocks(inside)))]
    }
    let title = inlines(self.inside(summary))
    let end = max(summary, nodes[summary].partner) + 1
    let rest = blocks(inside.lowerBound..<summary) + blocks(end..<inside.upperBound)
    return [.admonition(Admonition(kind: .note, title: title, blocks: rest))]
  }

  // MARK: Footnotes

  /// The page's number of the note that a reference leads to.
  mutating func footnoteNumber(_ inside: Range<Int>) -> Int? {
    for index in children(inside, [.a]) {
      guard case .start(let element) = nodes[index].kind, let address = element["href"] else { continue }
      return footnotes.number(of: String(decoding: address.utf8.dropFirst(), as: UTF8.self))
    }
    return nil
  }

  mutating func readFootnotes(_ inside: Range<Int>) {
    for list in children(inside, [.ol]) {
      for item in children(self.inside(list), [.li]) {
        guard case .start(let element) = nodes[item].kind, let id = element["id"] else { continue }
        footnotes.texts[footnotes.number(of: id)] = blocks(self.inside(item))
      }
    }
  }
}

extension Block {
  fileprivate var withoutLoneTask: Block {
    guard case .paragraph(let line) = self, case .task(let isDone)? = line.first, Array(line.dropFirst()).isBlank else {
      return self
    }
    return .paragraph([.text(isDone ? "[x]" : "[ ]")])
  }
}
