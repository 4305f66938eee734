/// An entry of the stack of open elements. It contains only numbers, since the stack is searched at every end tag.
struct OpenElement: Sendable {
  /// nil for an element that is removed with its content when its end tag is read.
  let tag: Tag?
  let isRenderers: Bool
  /// The index of its start; for a removed element, the index at which its content begins.
  let node: Int
}

extension FragmentWriter {
  mutating func open(_ element: Element, byRenderer: Bool, at place: Range<Int>) {
    if !element.tag.isVoid {
      open.append(OpenElement(tag: element.tag, isRenderers: byRenderer, node: nodes.count))
    }
    if !byRenderer, element.attributes.contains(where: { $0.name == "style" }) { styled.append(nodes.count) }
    append(.start(element), at: place)
  }

  /// Closes the entry at `index` with `place`, after closing the entries above it with an empty place.
  mutating func close(from index: Int, at place: Range<Int>) {
    while open.count > index, let entry = open.popLast() {
      guard let tag = entry.tag else {
        endedNames.insert(removed.removeLast().name)
        continue
      }
      nodes[entry.node].partner = nodes.count
      let isAsked = open.count == index
      nodes.append(
        Fragment.Node(
          kind: .end(tag), place: isAsked ? place : place.lowerBound..<place.lowerBound, partner: entry.node))
    }
  }

  /// The entry that an author's end tag may close: not one of the renderer's, and not below one.
  func lastAuthors(where isWanted: (OpenElement) -> Bool) -> Int? {
    var index = open.count - 1
    while index >= 0, !open[index].isRenderers {
      if isWanted(open[index]) { return index }
      index -= 1
    }
    return nil
  }

  /// Does the same as a browser before a start tag: closes an author's open `p`, `li`, `dd`, heading or `a`, and opens
  /// a cell where only parts of a table are allowed.
  ///
  /// Returns whether an element was closed.
  @discardableResult
  mutating func makeRoom(for tag: Tag, at place: Range<Int>) -> Bool {
    if tag.isTablePart { return false }
    var hasEnded = false
    while let index = impliedEnd(before: tag) {
      close(from: index, at: place.lowerBound..<place.lowerBound)
      hasEnded = true
    }
    if isBetweenCells { openCell(at: place) }
    return hasEnded
  }

  /// The author's entry that this tag implicitly closes.
  private func impliedEnd(before tag: Tag) -> Int? {
    guard let last = open.last, !last.isRenderers else { return nil }
    var wanted: [Tag] = tag.endsParagraph ? [.p] : []
    var fences: [Tag] = [.td, .th, .caption]
    switch tag {
    case .a: wanted = [.a]
    case .li:
      wanted.append(.li)
      fences += [.ul, .ol]
    case .dd, .dt:
      wanted += [.dd, .dt]
      fences += [.dl]
    default: break
    }
    if tag.headingLevel != nil, let index = lastAuthors(where: { $0.tag != nil }),
      open[index].tag?.headingLevel != nil
    {
      return index
    }
    if wanted.isEmpty { return nil }
    var found: Int?
    var index = open.count - 1
    while index >= 0, !open[index].isRenderers {
      if let tag = open[index].tag {
        if fences.contains(tag) { break }
        if wanted.contains(tag) { found = index }
      }
      index -= 1
    }
    return found
  }
}
