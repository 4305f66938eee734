extension YAMLReader {
  /// A mapping or list whose end has not been reached.
  struct Collection {
    private let isMapping: Bool
    private let isBlock: Bool
    private let range: Range<Int>
    private var items: [YAMLNode] = []
    private var entries: [YAMLNode.Entry] = []
    private var key: YAMLNode?
    /// The number of the entry of each key.
    private var numbers: [KeyText: Int] = [:]

    init(isMapping: Bool, isBlock: Bool, range: Range<Int>) {
      self.isMapping = isMapping
      self.isBlock = isBlock
      self.range = range
    }

    /// Adds an item, a key or a value; returns false for a key, which is not yet an entry.
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

    /// The complete value. A block ends with its last item, since libyaml's end is the start of the next token.
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
      if let number = numbers.updateValue(entries.count, forKey: KeyText(node, text)) {
        throw YAMLProblem(
          kind: .duplicateKey, message: "the key “\(text)” is already there above", range: node.range,
          earlier: entries[number].key.range)
      }
    }
  }
}

/// A key as js-yaml compares it: by the bytes of its value's text (`String` treats two spellings of `ä` as equal).
private struct KeyText: Hashable {
  private let text: String

  init(_ node: YAMLNode, _ text: String) {
    self.text = Self.canonical(node, text) ?? text
  }

  static func == (left: KeyText, right: KeyText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  private static func canonical(_ node: YAMLNode, _ text: String) -> String? {
    guard let first = text.utf8.first else { return node.isNull ? "null" : nil }
    return switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): node.int.map { String($0) }
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"): node.isNull ? "null" : nil
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"): node.bool.map { String($0) }
    default: nil
    }
  }
}
