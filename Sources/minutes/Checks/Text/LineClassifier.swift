import Bytes
import Decks

/// Goes from line to line and knows what is open.
struct LineClassifier {
  let text: ByteText
  var separators: ArraySlice<Separator>
  private var open = Open.nothing
  private var isTorn = false

  private enum Open {
    case nothing
    case fence(Range<Int>)
    case comment(Int)
    case raw(StaticString, content: Int?)
  }

  init(text: ByteText, separators: ArraySlice<Separator>) { (self.text, self.separators) = (text, separators) }

  mutating func read(_ line: Range<Int>, _ map: inout LineMap) -> LineMap.Context {
    while let first = separators.first, first.hyphens.lowerBound < line.lowerBound { separators.removeFirst() }
    if let separator = separators.first, separator.hyphens.lowerBound == line.lowerBound {
      separators.removeFirst()
      if map.torn.count < 100, isCovered(separator, &map) {
        isTorn = true
        return context
      }
      (open, isTorn) = (.nothing, false)
      return .separator
    }
    switch open {
    case .fence(let opening):
      if closes(opening, line) {
        if isTorn { map.note(tornFence: opening.lowerBound..<line.upperBound) }
        (open, isTorn) = (.nothing, false)
      }
      return .code
    case .comment, .raw:
      let before = context
      scan(line, from: line.lowerBound, &map)
      return before
    case .nothing:
      if let opening = fence(in: line) {
        open = .fence(opening)
        return .code
      }
      if text.trimmed(line).isEmpty || isUnseen(line) { return .blank }
      scan(line, from: line.lowerBound, &map)
      if case .raw = open { return .raw }
      return .text
    }
  }

  /// Whether a line has nothing but blanks that no key on the keyboard makes by itself.
  private func isUnseen(_ line: Range<Int>) -> Bool {
    line.count <= 30 && text[line].contains { $0 >= 0xC2 } && text.trimmedOfAllBlanks(line).isEmpty
  }

  private var context: LineMap.Context {
    switch open {
    case .nothing: .text
    case .fence: .code
    case .comment: .comment
    case .raw: .raw
    }
  }

  /// Whether the author meant the separator's line as part of what is open: something below closes it.
  private func isCovered(_ separator: Separator, _ map: inout LineMap) -> Bool {
    let rest = separator.hyphens.upperBound..<min(text.count, separator.hyphens.upperBound + 32 << 10)
    switch open {
    case .nothing, .raw: return false
    case .fence(let opening):
      guard isClosed(opening, in: rest) else { return false }
      map.note(torn: LineMap.Torn(separator: separator, cover: .fence, opening: opening))
    case .comment(let start):
      guard let end = text.find("-->", in: rest), text.find("<!--", in: rest.lowerBound..<end) == nil else {
        return false
      }
      map.note(torn: LineMap.Torn(separator: separator, cover: .comment, opening: start..<(start + 4)))
    }
    return true
  }

  /// Whether a closing fence comes before another one opens; a few hundred lines are looked at.
  private func isClosed(_ opening: Range<Int>, in range: Range<Int>) -> Bool {
    var start = range.lowerBound
    for _ in 0..<300 {
      guard start < range.upperBound else { return false }
      let end = text.first(0x0A, in: start..<range.upperBound) ?? range.upperBound
      if closes(opening, start..<end) { return true }
      if fence(in: start..<end) != nil { return false }
      start = end + 1
    }
    return false
  }

  /// The characters that open a fence, at any depth of lists.
  private func fence(in line: Range<Int>) -> Range<Int>? {
    var start = text.end(of: line) { $0 == 0x20 || $0 == 0x09 }
    if start + 1 < line.upperBound, text[start + 1] == 0x20, "*-+".utf8.contains(text[start]) { start += 2 }
    guard start < line.upperBound, text[start] == 0x60 || text[start] == 0x7E else { return nil }
    let mark = text[start]
    let end = text.end(of: start..<line.upperBound) { $0 == mark }
    guard end - start >= 3 else { return nil }
    if mark == 0x60, text.first(mark, in: end..<line.upperBound) != nil { return nil }
    return start..<end
  }

  private func closes(_ opening: Range<Int>, _ line: Range<Int>) -> Bool {
    let marks = text.trimmed(line)
    guard marks.count >= opening.count else { return false }
    let mark = text[opening.lowerBound]
    return text[marks].allSatisfy { $0 == mark }
  }

  /// Goes through a line for what opens and closes in it.
  private mutating func scan(_ line: Range<Int>, from start: Int, _ map: inout LineMap) {
    // Longer lines are not read as Markdown either.
    guard line.count <= 16 << 10 else { return }
    var offset = start
    while offset < line.upperBound {
      let rest = offset..<line.upperBound
      switch open {
      case .fence: return
      case .comment(let start):
        guard let end = text.find("-->", in: rest) else { return }
        map.note(comment: start..<(end + 3))
        open = .nothing
        offset = end + 3
      case .raw(let name, let content):
        guard let end = endTag(name, in: rest) else { return }
        if let content { map.note(style: content..<end) }
        open = .nothing
        offset = end + 2
      case .nothing:
        guard let bracket = text.first(UInt8(ascii: "<"), in: rest) else { return }
        offset = bracket + 1
        if text.isInCodeSpan(bracket, line: line) { continue }
        if text.has("<!--", at: bracket, limit: line.upperBound) {
          open = .comment(bracket)
          offset = bracket + 4
        } else if let (name, isStyle) = rawTag(at: bracket, limit: line.upperBound) {
          let end = text.first(UInt8(ascii: ">"), in: bracket..<line.upperBound).map { $0 + 1 } ?? line.upperBound
          open = .raw(name, content: isStyle ? end : nil)
          offset = end
        }
      }
    }
  }

  private func rawTag(at bracket: Int, limit: Int) -> (StaticString, Bool)? {
    for name: StaticString in ["style", "script", "pre"]
    where text.has(name, at: bracket + 1, limit: limit, anyCase: true) {
      let next = bracket + 1 + name.utf8CodeUnitCount
      guard next >= limit || text[next] == UInt8(ascii: ">") || text[next].isASCIIWhitespace else { continue }
      return (name, name.utf8CodeUnitCount == 5)
    }
    return nil
  }

  private func endTag(_ name: StaticString, in range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while let bracket = text.find("</", in: offset..<range.upperBound) {
      if text.has(name, at: bracket + 2, limit: range.upperBound, anyCase: true) { return bracket }
      offset = bracket + 2
    }
    return nil
  }
}
