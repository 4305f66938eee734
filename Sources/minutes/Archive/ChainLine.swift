/// A line as version 0.2 and earlier wrote it: it has a number, and holds the SHA-256 of the line before. Such lines are kept as
/// they are, since only so they prove what they did.
enum ChainLine {
  /// What a line says; `nil` where it is not as those versions wrote it.
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
    guard let kind = ArchivedDeck.Kind(rawValue: kind), kind == .deck || kind == .pulled else { return nil }
    var deck = ArchivedDeck(path: path, kind: kind, print: Fingerprint(sha256: sha256), size: size, program: program)
    deck.inputs = inputs
    deck.findings = ArchivedDeck.Findings(errors: errors, warnings: warnings)
    deck.after = prev.utf8.isEmpty ? [] : [prev]
    deck.seq = seq
    return deck
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
}
