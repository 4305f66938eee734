/// An element that is not shown, nor its content (scripts, embeds, text of forms).
///
/// Until its end tag is read, the following content is written normally, so that an unclosed element hides only itself.
/// The end tag removes it all.
struct RemovedElement: Sendable {
  let name: String
  let place: Range<Int>
  /// The index of its entry in the drops; none if there are too many.
  let drop: Int

  static let names: Set<String> = [
    "applet", "audio", "canvas", "frameset", "head", "iframe", "math", "noembed", "noframes", "noscript", "object",
    "plaintext", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp",
  ]

  /// Elements whose content is raw text up to the end tag.
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
    // Removed with the content; kept if a word such as `<title>` was meant.
    if tag.attributes.isEmpty { text(source, at: place) }
  }

  /// Closes an author's removed element of that name; returns false if none is open.
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
          removeContent(found, from: start, end: place)
          return true
        }
        position -= 1
      }
      index -= 1
    }
    return false
  }

  private mutating func removeContent(_ element: RemovedElement, from start: Int, end place: Range<Int>) {
    if element.drop < Limit.drops {
      drops.removeLast(drops.count - element.drop)
      let whole = element.place.lowerBound..<max(element.place.upperBound, place.upperBound)
      if element.name != "style" { drop(element.name, .element, whole) }
    }
    if element.name == "style" {
      var css = ""
      // The start tag is text in the output unless it has attributes.
      for node in nodes[start...] where node.place != element.place {
        if case .text(let text) = node.kind { css += text }
      }
      let inside = element.place.upperBound..<max(element.place.upperBound, place.lowerBound)
      styles.append(Fragment.Style(css: css, place: inside))
    }
    nodes.removeLast(nodes.count - start)
  }
}
