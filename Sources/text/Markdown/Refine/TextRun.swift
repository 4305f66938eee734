/// A text node with the source offset of each byte of its text.
struct TextRun {
  let bytes: [UInt8]
  /// The source offsets of the bytes, and the end offset.
  private let places: [Int]
  private let source: UnsafeBufferPointer<UInt8>

  init?(_ node: Node, _ source: UnsafeBufferPointer<UInt8>) {
    guard case .text(let text) = node.kind else { return nil }
    self.source = source
    bytes = Array(text.utf8)
    if bytes.count == node.range.count {
      places = Array(node.range.lowerBound...node.range.upperBound)
      return
    }
    var places: [Int] = []
    places.reserveCapacity(bytes.count + 1)
    var place = node.range.lowerBound
    while places.count < bytes.count {
      let (decoded, written) = Self.step(bytes, places.count, source, place, node.range.upperBound)
      for _ in 0..<decoded { places.append(place) }
      place = min(place + written, node.range.upperBound)
    }
    places.append(node.range.upperBound)
    self.places = places
  }

  /// The number of bytes of the text at `index`, and the number of source bytes at `place` that they were parsed from.
  private static func step(
    _ bytes: [UInt8], _ index: Int, _ source: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int
  ) -> (decoded: Int, written: Int) {
    guard place < end else { return (1, 0) }
    let text = UnsafeBufferPointer(rebasing: source[..<end])
    if text[place] == UInt8(ascii: "\\"), place + 1 < end, InlineReader.isPunctuation(text[place + 1]),
      text[place + 1] == bytes[index]
    {
      return (1, 2)
    }
    if text[place] == UInt8(ascii: "&"), let entity = ParsedText.entity(in: text, at: place),
      index + entity.decoded <= bytes.count
    {
      return (entity.decoded, entity.written)
    }
    let isReplaced =
      bytes[index] == 0xef && index + 3 <= bytes.count
      && (text[place] == 0 || SourceText.sequenceLength(text, at: place) == 0)
    return isReplaced ? (3, 1) : (1, 1)
  }

  func place(_ index: Int) -> Int { places[index] }

  /// Whether the byte is written as itself, not as an entity or after a backslash.
  func isWritten(_ index: Int) -> Bool {
    places[index + 1] == places[index] + 1 && source[places[index]] == bytes[index]
  }

  func isWritten(_ range: Range<Int>) -> Bool { range.allSatisfy { isWritten($0) } }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func places(_ range: Range<Int>) -> Range<Int> { places[range.lowerBound]..<places[range.upperBound] }

  /// A part of the text as a text node; nil if it is empty.
  func text(_ range: Range<Int>) -> Node? {
    range.isEmpty ? nil : Node(.text(string(range)), places(range))
  }

  /// The text with the ranges, in ascending order, replaced by the nodes.
  func replacing(_ parts: [(range: Range<Int>, node: Node)]) -> [Node] {
    var nodes: [Node] = []
    var done = 0
    for part in parts {
      if let text = text(done..<part.range.lowerBound) { nodes.append(text) }
      nodes.append(part.node)
      done = part.range.upperBound
    }
    if let text = text(done..<bytes.count) { nodes.append(text) }
    return nodes
  }
}
