import Bytes
import Decks
import Diagnostics
import Markdown

/// Definitions of links, footnotes and abbreviations that other slides of a report need, where the cuts between them are
/// ours: HedgeDoc reads each slide by itself.
struct RepeatedDefinitions {
  /// `[label]: address`, `[^1]: text` with the lines that belong to it, `*[SCS]: …`.
  private struct Definition {
    /// What a slide that needs it has: `[label]`, in lower case, or the abbreviated word.
    let sign: [UInt8]
    let isWord: Bool
    let place: Range<Int>
  }

  private let file: SourceFile
  /// No report has as many; a text that is made to cost time does.
  private static let maximumCount = 1_000
  private var definitions: [Definition] = []

  /// None where the report has separators of its own: its author decided what stands on which slide.
  init(_ report: Report) {
    file = report.file
    let bytes = file.bytes
    guard Separator.all(in: bytes, range: report.body).isEmpty else { return }
    let code = Document.read(bytes, in: report.body).blocks.filter {
      if case .codeBlock = $0.kind { true } else { false }
    }
    var start = report.body.lowerBound
    while start < report.body.upperBound {
      var end = Self.lineEnd(start, bytes, report.body.upperBound)
      if definitions.count < Self.maximumCount, let sign = Self.sign(bytes[start..<end]),
        !code.contains(where: { $0.range.contains(start) })
      {
        // What is indented below a footnote is part of it.
        while end < report.body.upperBound, bytes[end] == 0x0A, end + 1 < report.body.upperBound,
          bytes[end + 1].isSpaceOrTab
        {
          end = Self.lineEnd(end + 1, bytes, report.body.upperBound)
        }
        definitions.append(Definition(sign: sign.bytes, isWord: sign.isWord, place: start..<end))
      }
      start = end + 1
    }
  }

  /// What a slice lacks, to be put behind what is made of it.
  func behind(_ slice: Range<Int>?) -> [DeckFragment] {
    guard let slice else { return [] }
    let needed = needed(slice)
    return needed.isEmpty ? [] : [.made([0x0A]), .made(needed)]
  }

  /// The slice with what it lacks at its end, before its speaker notes.
  func completed(_ slice: Range<Int>) -> [DeckFragment] {
    let bytes = file.bytes
    let lines = needed(slice)
    guard !lines.isEmpty else { return [.slice(file, slice)] }
    var end = SpeakerNotes.find(in: bytes, slide: slice)?.marker.lowerBound ?? slice.upperBound
    while end > slice.lowerBound, bytes[end - 1].isASCIIWhitespace { end -= 1 }
    let isBehindOne = definitions.contains { $0.place.upperBound == end }
    return [
      .slice(file, slice.lowerBound..<end), .made((isBehindOne ? [0x0A] : [0x0A, 0x0A]) + lines),
      .slice(file, end..<slice.upperBound),
    ]
  }

  private func needed(_ slice: Range<Int>) -> [UInt8] {
    guard !definitions.isEmpty else { return [] }
    let bytes = file.bytes
    let text = Array(bytes[slice])
    let labels = Self.labels(in: text)
    let needed = definitions.filter { definition in
      guard !slice.overlaps(definition.place) else { return false }
      return definition.isWord ? Self.hasWord(definition.sign, text) : labels.contains(definition.sign)
    }
    return Array(needed.map { Array(bytes[$0.place]) }.joined(separator: [0x0A]))
  }

  /// All that stands in brackets, with them, in lower case.
  private static func labels(in text: [UInt8]) -> Set<[UInt8]> {
    var labels: Set<[UInt8]> = []
    var open: Int?
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "[") { open = index }
      guard byte == UInt8(ascii: "]"), let start = open else { continue }
      labels.insert(text[start...index].asciiLowercased())
      open = nil
    }
    return labels
  }

  private static func lineEnd(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Int {
    bytes[start..<limit].firstIndex(of: 0x0A) ?? limit
  }

  /// What a line defines; `nil` for any other line.
  private static func sign(_ line: ArraySlice<UInt8>) -> (bytes: [UInt8], isWord: Bool)? {
    var rest = line.drop { $0 == 0x20 }
    guard line.count - rest.count <= 3 else { return nil }
    let isWord = rest.first == UInt8(ascii: "*")
    if isWord { rest.removeFirst() }
    guard rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]")),
      rest[(close + 1)...].first == UInt8(ascii: ":"),
      rest[(close + 2)...].contains(where: { !$0.isASCIIWhitespace })
    else { return nil }
    let label = rest[(rest.startIndex + 1)..<close]
    guard !label.isEmpty, !label.contains(UInt8(ascii: "[")) else { return nil }
    return isWord ? (Array(label), true) : (rest[rest.startIndex...close].asciiLowercased(), false)
  }

  private static func hasWord(_ word: [UInt8], _ text: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    for start in 0...(text.count - word.count) where text[start] == word[0] {
      let end = start + word.count
      let isApart =
        (start == 0 || !text[start - 1].isASCIIAlphanumeric) && (end == text.count || !text[end].isASCIIAlphanumeric)
      if isApart, text[start..<end].elementsEqual(word) { return true }
    }
    return false
  }
}
