/// An element that is not shown, and its content neither (scripts, embeds, forms' texts).
///
/// Until its end tag comes, what follows is written like everything else: an element that nobody closes hides nothing
/// but itself. The end tag takes it all away.
struct RemovedElement: Sendable {
  let name: String
  let place: Range<Int>
  /// Where its drop is; too many have none.
  let drop: Int

  static let names: Set<String> = [
    "applet", "audio", "canvas", "frameset", "head", "iframe", "math", "noembed", "noframes", "noscript", "object",
    "plaintext", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp",
  ]

  /// Those whose content is text up to the end tag, markup or not.
  static let rawTextNames: Set<String> = [
    "iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp",
  ]
}

extension FragmentWriter {
  mutating func openRemoved(_ tag: TagToken, source: String, at place: Range<Int>) {
    if isBetweenCells { openCell(at: place) }
    drop(tag.name, .element, place)
    if tag.isSelfClosing, tag.name == "svg" || tag.name == "math" { return }
    removed.append(RemovedElement(name: tag.name, place: place, drop: drops.count - 1))
    open.append(OpenElement(tag: nil, isRenderers: false, node: nodes.count))
    // Gone with the content; left where a word like `<title>` was meant.
    if tag.attributes.isEmpty { text(source, at: place) }
  }

  /// Closes an author's element of that name that is taken away; false where none is open.
  mutating func closeRemoved(_ name: String, at place: Range<Int>) -> Bool {
    var index = open.count - 1
    var position = removed.count - 1
    while index >= 0, position >= 0, !open[index].isRenderers {
      if open[index].tag == nil {
        if removed[position].name.utf8.elementsEqual(name.utf8) {
          let found = removed[position]
          let start = open[index].node
          let wasEnded = endedNames.contains(found.name)
          close(from: index, at: place)
          if !wasEnded { endedNames.remove(found.name) }
          takeAway(found, from: start, end: place)
          return true
        }
        position -= 1
      }
      index -= 1
    }
    return false
  }

  private mutating func takeAway(_ element: RemovedElement, from start: Int, end place: Range<Int>) {
    if element.drop < Limit.drops {
      drops.removeLast(drops.count - element.drop)
      let whole = element.place.lowerBound..<max(element.place.upperBound, place.upperBound)
      if element.name != "style" { drop(element.name, .element, whole) }
    }
    if element.name == "style" {
      var css = ""
      // The start tag is there as text unless it has attributes.
      for node in nodes[start...] where node.place != element.place {
        if case .text(let text) = node.kind { css += text }
      }
      let inside = element.place.upperBound..<max(element.place.upperBound, place.lowerBound)
      styles.append(Fragment.Style(css: css, place: inside))
    }
    nodes.removeLast(nodes.count - start)
  }
}
