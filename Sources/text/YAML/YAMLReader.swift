/// Builds a value from events, iteratively and with limits.
struct YAMLReader: ~Copyable {
  private let text: YAMLText
  private var parser: EventParser
  private var open: [Collection] = []
  private var count = 0

  /// Creates a reader; each character of `bytes` has the same place as in the text.
  init(_ text: YAMLText, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.text = text
    parser = EventParser(bytes)
  }

  /// The single document of the text; nil if there is none.
  mutating func document() throws(YAMLProblem) -> YAMLNode? {
    guard try next() == .documentStart else { return nil }
    if parser.hasDirectives {
      throw refusal(
        "a directive", "%YAML and %TAG lines are not read here", text.word(at: "%", from: eventRange.lowerBound))
    }
    let root = try value()
    _ = try next()
    if try next() == .documentStart {
      throw refusal("several documents", "a second document begins here, only one is read", eventRange)
    }
    if case .scalar("", plain: true) = root.value { return nil }
    return root
  }

  private mutating func next() throws(YAMLProblem) -> EventParser.Step {
    guard let step = parser.next() else { throw YAMLProblem(parser.failure, in: text) }
    return step
  }

  /// Reads events until a value is complete.
  private mutating func value() throws(YAMLProblem) -> YAMLNode {
    while true {
      let step = try next()
      try refuseReferences(step)
      let node: YAMLNode
      switch step {
      case .mappingStart, .sequenceStart:
        guard open.count < YAML.maximumDepth else {
          throw YAMLProblem(
            kind: .limit(name: "depth", maximum: YAML.maximumDepth),
            message: "values lie more than \(YAML.maximumDepth) deep in each other", range: eventRange)
        }
        open.append(Collection(isMapping: step == .mappingStart, isBlock: parser.collectionIsBlock, range: eventRange))
        continue
      case .mappingEnd, .sequenceEnd:
        guard let collection = open.popLast() else { continue }
        node = collection.node(end: text.offset(of: parser.end))
      default:
        node = YAMLNode(
          value: .scalar(text.restored(parser.scalarText), plain: parser.scalarIsPlain), range: scalarRange)
      }
      guard !open.isEmpty else { return node }
      try add(node)
    }
  }

  /// Adds a value to the open collection.
  private mutating func add(_ node: YAMLNode) throws(YAMLProblem) {
    let last = open.count - 1
    guard try open[last].add(node) else { return }
    count += 1
    guard count <= YAML.maximumCount else {
      throw YAMLProblem(
        kind: .limit(name: "entries", maximum: YAML.maximumCount),
        message: "more than \(YAML.maximumCount) entries", range: node.range)
    }
  }

  private func refuseReferences(_ step: EventParser.Step) throws(YAMLProblem) {
    if step == .alias {
      throw refusal("an alias", "aliases (*name) are not read here, write the value out", eventRange)
    }
    if parser.hasAnchor {
      throw refusal("an anchor", "anchors (&name) are not read here", text.word(at: "&", from: eventRange.lowerBound))
    }
    if parser.hasTag {
      throw refusal("a tag", "tags (!name) are not read here", text.word(at: "!", from: eventRange.lowerBound))
    }
  }

  private var eventRange: Range<Int> { text.range(parser.start, parser.end) }

  /// The range of a scalar; a block ends with the text of its last line.
  private var scalarRange: Range<Int> {
    let range = eventRange
    guard parser.scalarIsBlock else { return range }
    var end = range.upperBound
    while end > range.lowerBound, let byte = text.byte(at: end - 1), byte <= 0x20 { end -= 1 }
    return range.lowerBound..<end
  }

  private func refusal(_ what: String, _ message: String, _ range: Range<Int>) -> YAMLProblem {
    YAMLProblem(kind: .refused(what: what), message: message, range: range)
  }
}
