import Bytes

/// What a line stands in that is opened and closed by lines of their own, with empty lines between: a `$$` block, or an
/// element such as `<div>`.
struct Enclosure {
  private var isMath = false
  private var elements = 0

  /// Nothing is open; an element that nobody closes is open up to the next separator.
  var isClosed: Bool { !isMath && elements == 0 }

  mutating func read(_ line: LineMap.Line, _ text: ByteText) {
    if line.context == .separator { self = Enclosure() }
    guard line.context == .text else { return }
    let start = text.end(of: line.range) { $0.isASCIIWhitespace }
    let end = line.range.upperBound
    if text.has("$$", at: start, limit: end) {
      if isMath || text.find("$$", in: (start + 2)..<end) == nil { isMath.toggle() }
    } else if isMath {
      if text.find("$$", in: start..<end) != nil { isMath = false }
    } else if text.has("</", at: start, limit: end) {
      elements = max(0, elements - 1)
    } else if text.has("<", at: start, limit: end), start + 1 < end, text[start + 1].isASCIILetter,
      !Self.isAlone(at: start + 1, limit: end, text), text.find("</", in: start..<end) == nil
    {
      elements += 1
    }
  }

  /// Whether nothing closes the element.
  private static func isAlone(at start: Int, limit: Int, _ text: ByteText) -> Bool {
    for name: StaticString in ["br", "hr", "img", "input"] where text.has(name, at: start, limit: limit, anyCase: true)
    {
      let next = start + name.utf8CodeUnitCount
      if next == limit || !text[next].isWord { return true }
    }
    return false
  }
}
