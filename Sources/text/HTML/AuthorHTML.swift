extension FragmentWriter {
  /// Adds authors' HTML from the source: whole elements, or a piece such as `<font color=red>` alone.
  ///
  /// A tag must be complete within a piece; one without its `>` is shown as text. `start` is the offset of the first
  /// byte in the source file. If the piece was joined from lines without their prefixes (`> `, indentation), `lines`
  /// gives for each line, in order, its offset in the piece and in the file; without it, places after the first line
  /// are too small by those prefixes. `end` is the end of the piece in the file; no place lies beyond it.
  public mutating func author(
    _ bytes: [UInt8], at start: Int, end: Int = .max, lines: [(piece: Int, file: Int)] = []
  ) {
    let map = PlaceMap(start: start, end: end, lines: lines)
    var tokenizer = Tokenizer(bytes)
    var unclosedRawNames: Set<String> = []
    while let token = tokenizer.next() {
      let range = tokenizer.tokenStart..<tokenizer.position
      let place = map.place(of: range)
      switch token {
      case .text(let text): self.text(text.utf8.contains(0) ? Self.withoutNUL(text) : text, at: place)
      case .comment(let text, let form):
        comment(text, at: place)
        if form == .bogus { drop("declaration", .element, place) }
        if form == .unfinished { drop("comment", .unfinished, place) }
      case .doctype: drop("doctype", .element, place)
      case .unfinishedTag(let tag):
        drop(tag.name, .unfinished, place)
        text(tokenizer.string(range), at: place)
      case .emptyEndTag:
        drop("", .element, place)
        self.text("</>", at: place)
      case .end(let tag): self.end(tag, source: tokenizer.string(range), at: place)
      case .start(let tag):
        self.start(tag, source: tokenizer.string(range), at: place, map)
        if RemovedElement.rawTextNames.contains(tag.name), !unclosedRawNames.contains(tag.name) {
          if tokenizer.endTag(of: tag.name, from: tokenizer.position) != nil {
            tokenizer.rawTextName = tag.name
          } else {
            unclosedRawNames.insert(tag.name)
          }
        }
      }
    }
  }

  /// The same for a `String`.
  public mutating func author(
    _ text: String, at start: Int, end: Int = .max, lines: [(piece: Int, file: Int)] = []
  ) {
    author(Array(text.utf8), at: start, end: end, lines: lines)
  }
}

extension FragmentWriter {
  private mutating func start(
    _ token: TagToken, source: @autoclosure () -> String, at place: Range<Int>, _ map: PlaceMap
  ) {
    guard let tag = Tag.named(token.name), !tag.isRendererOnly else {
      if RemovedElement.names.contains(token.name) {
        if open.count < Limit.authorDepth {
          openRemoved(token, source: source(), at: place)
        } else {
          drop(token.name, .limit, place)
        }
      } else {
        drop(token.name, .element, place)
        if token.isWord, !Self.bareContainers.contains(token.name) {
          text(source(), at: place)
        } else {
          ignore(token.name)
        }
      }
      return
    }
    guard tag.isVoid || open.count < Limit.authorDepth else { return refuse(tag, .limit, place) }
    if tag.isTablePart {
      guard makeRoom(forTablePart: tag, at: place) else { return refuse(tag, .element, place) }
    } else {
      makeRoom(for: tag, at: place)
    }
    var attributes: [Attribute] = []
    for attribute in token.attributes where !attribute.isRelOfOurs(on: tag) {
      keep(attribute.name, attribute.value, on: tag, from: .author, at: map.place(of: attribute.place), in: &attributes)
    }
    for attribute in token.ignored { drop(attribute.name, .attribute, map.place(of: attribute.place)) }
    if token.isOverLimit { drop(token.name, .limit, place) }
    open(Element(tag, attributes), byRenderer: false, at: place)
  }

  private mutating func end(_ token: TagToken, source: @autoclosure () -> String, at place: Range<Int>) {
    let tag = Tag.named(token.name)
    if tag == .br {  // as in browsers, and authors rely on it
      makeRoom(for: .br, at: place)
      return open(Element(.br), byRenderer: false, at: place)
    }
    if let tag, !tag.isVoid, let index = lastAuthors(where: { $0.tag == tag }) { return close(from: index, at: place) }
    if RemovedElement.names.contains(token.name), closeRemoved(token.name, at: place) { return }
    if tag == .p, endedParagraphs > 0 {
      endedParagraphs -= 1
      return
    }
    if let index = ignoredNames.lastIndex(where: { $0.utf8.elementsEqual(token.name.utf8) }) {
      ignoredNames.remove(at: index)
    } else if tag != nil || endedNames.contains(where: { $0.utf8.elementsEqual(token.name.utf8) }) {
      drop(token.name, .unbalancedEnd, place)
    } else {
      drop(token.name, .element, place)
      text(source(), at: place)
    }
  }

  private static func withoutNUL(_ text: String) -> String {
    let parts = text.utf8.split(separator: 0, omittingEmptySubsequences: false)
    return String(decoding: Array(parts.joined(separator: "\u{FFFD}".utf8)), as: UTF8.self)
  }

  /// Elements that are not allowed but are not shown as text either: HedgeDoc accepts them, and they are invisible.
  private static let bareContainers: Set<String> = ["aside", "footer", "header", "nav", "section"]

  private mutating func refuse(_ tag: Tag, _ reason: Removal.Reason, _ place: Range<Int>) {
    drop(tag.rawValue, reason, place)
    if !tag.isVoid { ignore(tag.rawValue) }
  }

  private mutating func ignore(_ name: String) {
    if ignoredNames.count < Limit.authorDepth { ignoredNames.append(name) }
  }
}

extension TagToken {
  /// Whether the tag was meant as text: `<user>`, `<first name>`, `<https://example.org/>`, but not
  /// `<button type=submit>`.
  fileprivate var isWord: Bool {
    !attributes.contains { $0.hasValue } && !isOverLimit || name.utf8.last == UInt8(ascii: ":")
  }
}

extension TagToken.Attribute {
  /// Whether the value was written by `html()` before; then it is accepted without a finding.
  fileprivate func isRelOfOurs(on tag: Tag) -> Bool {
    tag == .a && name == "rel" && value.utf8.elementsEqual("noopener noreferrer nofollow ugc".utf8)
  }
}
