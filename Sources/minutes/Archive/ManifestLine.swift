import Bytes

/// A line of the manifest: a JSON object with its keys in order, no spaces and no needless escapes, so that equal values are
/// equal bytes. Written and read by hand, since this is on the way of every build and Foundation's coders cost more CPU time
/// at their first use (0.4 ms) than all else that an unchanged build does with its archive.
enum ManifestLine {
  /// The line without its newline.
  static func bytes(of deck: ArchivedDeck) -> [UInt8] {
    var line = JSONWriter(escaping: .needed)
    line.raw("{\"findings\":{\"errors\":")
    line.number(deck.findings.errors)
    line.raw(",\"warnings\":")
    line.number(deck.findings.warnings)
    line.raw("},\"inputs\":[")
    for (index, input) in deck.inputs.enumerated() {
      line.raw(index == 0 ? "{\"path\":" : ",{\"path\":")
      line.string(input.path)
      line.raw(",\"sha256\":")
      line.string(input.sha256)
      line.raw("}")
    }
    line.raw("],\"kind\":")
    line.string(deck.kind)
    line.raw(",\"path\":")
    line.string(deck.path)
    line.raw(",\"prev\":")
    line.string(deck.prev)
    line.raw(",\"program\":")
    line.string(deck.program)
    line.raw(",\"seq\":")
    line.number(deck.seq)
    line.raw(",\"sha256\":")
    line.string(deck.sha256)
    line.raw(",\"size\":")
    line.number(deck.size)
    line.raw("}")
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
      var line = JSONWriter(escaping: .needed)
      line.raw("\"path\":")
      line.string(path)
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
