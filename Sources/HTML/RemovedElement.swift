/// An element that is not shown, and its content neither (scripts, embeds, forms' texts).
///
/// Until its end tag comes, what follows is written like everything else: an element that nobody closes hides nothing
/// but itself. The end tag takes it all away.
struct RemovedElement: Sendable {
  let name: String
  let place: Range<Int>
  /// Where its drop is, unless there were too many.
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
    let removed = RemovedElement(name: tag.name, place: place, drop: drops.count)
    drop(tag.name, .element, place)
    if tag.isSelfClosing, tag.name == "svg" || tag.name == "math" { return }
    open.append(OpenElement(tag: nil, isRenderers: false, node: nodes.count, removed: removed))
    // Gone with the content; left where a word like `<title>` was meant.
    if tag.attributes.isEmpty { text(source, at: place) }
  }

  mutating func closeRemoved(at index: Int, with place: Range<Int>) {
    let entry = open[index]
    close(from: index, at: place)
    guard let removed = entry.removed else { return }
    let whole = removed.place.lowerBound..<max(removed.place.upperBound, place.upperBound)
    if removed.drop < drops.count {
      drops.removeLast(drops.count - removed.drop)
      if removed.name != "style" { drop(removed.name, .element, whole) }
    }
    if removed.name == "style" {
      styles.append(Fragment.Style(css: css(of: entry), place: removed.place.upperBound..<place.lowerBound))
    }
    nodes.removeLast(nodes.count - entry.node)
  }

  /// The text of a style element's nodes, without its start tag, which is there as text unless it has attributes.
  private func css(of entry: OpenElement) -> String {
    var css = ""
    for node in nodes[entry.node...] where node.place != entry.removed?.place {
      if case .text(let text) = node.kind { css += text }
    }
    return css
  }
}
