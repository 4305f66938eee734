import Bytes
import Diagnostics

/// A definition that links, pictures and footnotes refer to: `[label]: address`, `[^1]: text`.
struct ReferenceDefinition {
  /// In lower case, with `^` for a footnote.
  let label: [UInt8]
  /// The line.
  let place: Range<Int>
}

/// `[text][label]`, `[^1]`, or a `[label]` that something defines, which Markdown shows as text.
struct UnresolvedReference {
  let label: [UInt8]
  let place: Range<Int>
}

extension CheckInput {
  /// Lines that define something, in order.
  var referenceDefinitions: [ReferenceDefinition] {
    var found: [ReferenceDefinition] = []
    forEachTextLine { line, text in
      let start = text.end(of: line) { $0 == 0x20 }
      guard start - line.lowerBound <= 3, text.has("[", at: start, limit: line.upperBound),
        let close = text.find("]:", in: start..<line.upperBound), close > start + 1,
        !text.trimmed((close + 2)..<line.upperBound).isEmpty,
        text.first(UInt8(ascii: "["), in: (start + 1)..<close) == nil
      else { return }
      found.append(ReferenceDefinition(label: Self.label((start + 1)..<close, text), place: line))
    }
    return found
  }

  /// What refers to something and is shown as text; `isDefined` says whether a label is defined anywhere.
  func unresolvedReferences(_ isDefined: ([UInt8]) -> Bool) -> [UnresolvedReference] {
    var found: [UnresolvedReference] = []
    forEachTextLine { line, text in
      var offset = line.lowerBound
      while let open = text.first(UInt8(ascii: "["), in: offset..<line.upperBound) {
        offset = open + 1
        guard text.first(UInt8(ascii: "]"), in: open..<line.upperBound) != nil else { return }
        guard let close = Self.close(open, line, text) else { continue }
        let inside = (open + 1)..<close
        let isDefinition = close + 1 < line.upperBound && text[close + 1] == UInt8(ascii: ":")
        guard !inside.isEmpty, !isDefinition || text.trimmed(line.lowerBound..<open).count > 0, isPlainText(at: open)
        else {
          continue
        }
        if close + 1 < line.upperBound, text[close + 1] == UInt8(ascii: "["),
          text[inside.lowerBound] != UInt8(ascii: "^"),
          let end = Self.close(close + 1, line, text)
        {
          let isCollapsed = end == close + 2
          let label = Self.label(isCollapsed ? inside : (close + 2)..<end, text)
          let isOne = open == line.lowerBound || !text[open - 1].isWord && text[open - 1] != UInt8(ascii: "]")
          let hasLetters = text[inside].contains { $0.isASCIILetter || $0 >= 0x80 } && !label.isEmpty
          if isOne, hasLetters, label.first != UInt8(ascii: "^") {
            let start = open > line.lowerBound && text[open - 1] == UInt8(ascii: "!") ? open - 1 : open
            found.append(UnresolvedReference(label: label, place: start..<(end + 1)))
          }
          offset = end + 1
        } else {
          let label = Self.label(inside, text)
          let isFootnote = label.first == UInt8(ascii: "^") && Self.isFootnote(label)
          guard isFootnote || isDefined(label) else { continue }
          found.append(UnresolvedReference(label: label, place: open..<(close + 1)))
          offset = close + 1
        }
      }
    }
    return found
  }

  /// The bracket that closes one in the same line.
  private static func close(_ open: Int, _ line: Range<Int>, _ text: ByteText) -> Int? {
    var depth = 0
    for index in open..<min(line.upperBound, open + 300) {
      if text[index] == UInt8(ascii: "[") { depth += 1 }
      if text[index] == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private static func isFootnote(_ label: [UInt8]) -> Bool {
    (2...30).contains(label.count) && label.dropFirst().allSatisfy { $0.isWord || $0 == 0x2D || $0 == 0x5F }
      && !(label.count == 4 && label[2] == 0x2D)
  }

  /// As labels are compared: small letters, and one blank for several.
  private static func label(_ range: Range<Int>, _ text: ByteText) -> [UInt8] {
    var label: [UInt8] = []
    for byte in text[text.trimmed(range)].asciiLowercased() {
      if byte.isASCIIWhitespace, label.last == 0x20 { continue }
      label.append(byte.isASCIIWhitespace ? 0x20 : byte)
    }
    return label
  }
}
