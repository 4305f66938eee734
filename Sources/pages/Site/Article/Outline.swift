import HTML

extension Fragment {
  /// The first lines of the items of the outermost lists, at most eight.
  var outline: [String] {
    var found: [String] = []
    var index = 0
    while index < nodes.count, found.count < 8 {
      guard case .start(let list) = nodes[index].kind, list.tag == .ul || list.tag == .ol else {
        index += 1
        continue
      }
      for item in items(of: index) where found.count < 8 {
        let line = text(of: item).utf8.prefix { $0 != 0x0A }
        if !line.isEmpty { found.append(String(decoding: line, as: UTF8.self)) }
      }
      index = nodes[index].partner + 1
    }
    return found
  }

  /// The ranges of a list's items, each up to the nested list.
  private func items(of list: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = list + 1
    while index < nodes[list].partner {
      guard case .start(let item) = nodes[index].kind, item.tag == .li else {
        index = max(index + 1, nodes[index].partner)
        continue
      }
      let end = nodes[index].partner
      let inner = nodes[index..<end].firstIndex { node in
        if case .start(let element) = node.kind { element.tag == .ul || element.tag == .ol } else { false }
      }
      found.append(index..<(inner ?? end))
      index = end + 1
    }
    return found
  }
}
