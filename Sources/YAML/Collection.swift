extension YAMLReader {
  /// A mapping or list whose end has not been read yet.
  struct Collection {
    private let isMapping: Bool
    private let isBlock: Bool
    private let range: Range<Int>
    private var items: [YAMLNode] = []
    private var entries: [YAMLNode.Entry] = []
    private var key: YAMLNode?
    private var keys: Set<KeyText> = []

    init(isMapping: Bool, isBlock: Bool, range: Range<Int>) {
      self.isMapping = isMapping
      self.isBlock = isBlock
      self.range = range
    }

    /// Takes an item, a key or a value; false for a key, which is not yet an entry.
    mutating func add(_ node: YAMLNode) throws(YAMLProblem) -> Bool {
      guard isMapping else {
        items.append(node)
        return true
      }
      if let key {
        entries.append(YAMLNode.Entry(key: key, value: node))
        self.key = nil
        return true
      }
      try refuse(key: node)
      key = node
      return false
    }

    /// The whole value. A block ends with its last item: libyaml lets it end where the next token begins.
    func node(end: Int) -> YAMLNode {
      let inner = isMapping ? entries.last?.value.range.upperBound : items.last?.range.upperBound
      let end = isBlock ? inner ?? range.upperBound : end
      return YAMLNode(
        value: isMapping ? .mapping(entries) : .sequence(items),
        range: range.lowerBound..<max(range.lowerBound, end))
    }

    private mutating func refuse(key node: YAMLNode) throws(YAMLProblem) {
      guard case .scalar(let text, let plain) = node.value else { return }
      if plain, text.utf8.elementsEqual("<<".utf8) {
        throw YAMLProblem(
          kind: .refused(what: "a merge key"), message: "merge keys (<<) are not read here, write the values out",
          range: node.range)
      }
      guard keys.insert(KeyText(text: text)).inserted else {
        throw YAMLProblem(
          kind: .duplicateKey, message: "the key “\(text)” is already there above", range: node.range)
      }
    }
  }
}

/// A key compared by its bytes; `String` would take two spellings of `ä` for one key, js-yaml does not.
private struct KeyText: Hashable {
  let text: String

  static func == (left: KeyText, right: KeyText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
