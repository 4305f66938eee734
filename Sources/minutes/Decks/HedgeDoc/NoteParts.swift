import Bytes
import Markdown

/// The two texts of a slide with notes, each as long as the slide: what the audience sees, and what the speaker does.
///
/// Definitions of links, footnotes and abbreviations belong to both, wherever they stand.
struct NoteParts {
  private let bytes: [UInt8]
  private let slide: Range<Int>
  private let taken: Range<Int>
  /// The notes, without surrounding white space.
  private let text: Range<Int>
  private let definitions: [Range<Int>]

  init(_ notes: SpeakerNotes, of slide: Range<Int>, in bytes: [UInt8], _ document: Document) {
    (self.bytes, self.slide, taken, text) = (bytes, slide, notes.extent, notes.text)
    definitions = Self.definitions(in: bytes, slide).filter { !document.showsAsCode($0.lowerBound) }
  }

  /// The slide without its notes.
  var shown: Document { Document.read(blanked { taken.contains($0) }, in: slide) }

  /// The notes alone.
  var spoken: Document {
    guard definitions.contains(where: { !text.contains($0.lowerBound) }) else { return Document.read(bytes, in: text) }
    return Document.read(blanked { !text.contains($0) }, in: slide)
  }

  private func blanked(_ isBlank: (Int) -> Bool) -> [UInt8] {
    var text = bytes
    var next = 0
    for index in slide where isBlank(index) && text[index] != 0x0A && text[index] != 0x0D {
      while next < definitions.count, definitions[next].upperBound <= index { next += 1 }
      if next < definitions.count, definitions[next].contains(index) { continue }
      text[index] = 0x20
    }
    return text
  }

  /// Whole lines `[label]: …`, `[^label]: …` with what is indented below, and `*[short]: …`, in order.
  private static func definitions(in bytes: [UInt8], _ slide: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = slide.lowerBound
    /// Whether a definition may stand in the line: it cannot end a paragraph.
    var mayStand = true
    while index < slide.upperBound {
      let end = bytes[index..<slide.upperBound].firstIndex(of: 0x0A) ?? slide.upperBound
      let line = index..<end
      let next = min(end + 1, slide.upperBound)
      let isEmpty = bytes[line].allSatisfy(\.isASCIIWhitespace)
      let indent = bytes[line].prefix { $0 == 0x20 || $0 == 0x09 }.count
      if mayStand, isDefinition(bytes[line]) {
        found.append(line.lowerBound..<next)
      } else if let last = found.last, last.upperBound == line.lowerBound, indent >= 4 || bytes[line].first == 0x09,
        !isEmpty,
        bytes[last].drop(while: \.isASCIIWhitespace).starts(with: "[^".utf8)
      {
        found[found.count - 1] = last.lowerBound..<next
      } else {
        mayStand = isEmpty
      }
      index = max(next, index + 1)
    }
    return found
  }

  private static func isDefinition(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == 0x20 }
    guard line.count - text.count < 4 else { return false }
    let label = text.first == UInt8(ascii: "*") ? text.dropFirst() : text
    guard label.first == UInt8(ascii: "["), let close = label.firstIndex(of: UInt8(ascii: "]")),
      close > label.startIndex + 1
    else { return false }
    return close + 1 < label.endIndex && label[close + 1] == UInt8(ascii: ":")
  }
}
