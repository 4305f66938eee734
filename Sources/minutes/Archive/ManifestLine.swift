/// A line of the manifest: a JSON object with its keys in order, no spaces and no needless escapes, so that equal values are
/// equal bytes. Written and read by hand, since this is on the way of every build and Foundation's coders cost more CPU time
/// at their first use (0.4 ms) than all else that an unchanged build does with its archive.
enum ManifestLine {
  /// The line without its newline.
  static func bytes(of deck: ArchivedDeck) -> [UInt8] {
    var line = Line()
    line.text("{\"findings\":{\"errors\":\(deck.findings.errors),\"warnings\":\(deck.findings.warnings)},\"inputs\":[")
    for (index, input) in deck.inputs.enumerated() {
      line.text(index == 0 ? "{\"path\":" : ",{\"path\":")
      line.quoted(input.path)
      line.text(",\"sha256\":")
      line.quoted(input.sha256)
      line.text("}")
    }
    line.text("],\"kind\":")
    line.quoted(deck.kind)
    line.text(",\"path\":")
    line.quoted(deck.path)
    line.text(",\"prev\":")
    line.quoted(deck.prev)
    line.text(",\"program\":")
    line.quoted(deck.program)
    line.text(",\"seq\":\(deck.seq),\"sha256\":")
    line.quoted(deck.sha256)
    line.text(",\"size\":\(deck.size)}")
    return line.bytes
  }

  /// What a line says; `nil` where it is not as `bytes` writes it.
  static func deck(from bytes: some Sequence<UInt8>) -> ArchivedDeck? {
    var line = ManifestLineParser(Array(bytes))
    guard line.skip("{\"findings\":{\"errors\":"), let errors = line.number(),
      line.skip(",\"warnings\":"), let warnings = line.number(),
      line.skip("},\"inputs\":["), let inputs = inputs(&line),
      line.skip("],\"kind\":"), let kind = line.string(),
      line.skip(",\"path\":"), let path = line.string(),
      line.skip(",\"prev\":"), let prev = line.string(),
      line.skip(",\"program\":"), let program = line.string(),
      line.skip(",\"seq\":"), let seq = line.number(),
      line.skip(",\"sha256\":"), let sha256 = line.string(),
      line.skip(",\"size\":"), let size = line.number(), line.skip("}"), line.isAtEnd
    else { return nil }
    return ArchivedDeck(
      seq: seq, path: path, size: size, sha256: sha256, kind: kind, inputs: inputs,
      findings: ArchivedDeck.Findings(errors: errors, warnings: warnings), program: program, prev: prev)
  }

  private static func inputs(_ line: inout ManifestLineParser) -> [ArchivedDeck.Input]? {
    var inputs: [ArchivedDeck.Input] = []
    while line.skip(inputs.isEmpty ? "{\"path\":" : ",{\"path\":") {
      guard let path = line.string(), line.skip(",\"sha256\":"), let sha256 = line.string(), line.skip("}")
      else { return nil }
      inputs.append(ArchivedDeck.Input(path: path, sha256: sha256))
    }
    return inputs
  }

  /// What tells a line on the deck at one path, without reading all of it.
  struct Mark {
    /// Keys are in order, so this stands behind the deck's path; in a JSON string its quotes would be escaped.
    private static let end = Array(",\"prev\":".utf8)
    private let beforeEnd: [UInt8]

    init(of path: String) {
      var line = Line()
      line.text("\"path\":")
      line.quoted(path)
      beforeEnd = line.bytes
    }

    func isIn(_ line: UnsafeRawBufferPointer) -> Bool {
      var index = line.count - Mark.end.count
      while index > beforeEnd.count {
        if line[index] == Mark.end[0], line[index...].starts(with: Mark.end) {
          return line[..<index].suffix(beforeEnd.count).elementsEqual(beforeEnd)
        }
        index -= 1
      }
      return false
    }
  }
}

/// A line as it comes to be.
private struct Line {
  private(set) var bytes: [UInt8] = []

  mutating func text(_ text: String) { bytes += text.utf8 }

  /// A JSON string; only what JSON demands is escaped.
  mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: bytes += ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
