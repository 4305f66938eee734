import Bytes

/// A line of the manifest: a JSON object with its keys in order, no spaces and no needless escapes, so that equal values are
/// equal bytes. Written and read by hand, since this is on the way of every build and Foundation's coders cost more CPU time
/// at their first use (0.4 ms) than all else that an unchanged build does with its archive.
enum ManifestLine {
  /// The line without its newline.
  static func bytes(of deck: ArchivedDeck) -> [UInt8] {
    var line = JSONWriter(escaping: .needed)
    line.raw("{\"path\":")
    line.string(deck.path)
    line.text("kind", deck.kind.rawValue)
    line.print(deck.print)
    line.raw(",\"size\":")
    line.number(deck.size)
    line.inputs("inputs", deck.inputs)
    line.inputs("pictures", deck.pictures)
    line.parts(deck.parts)
    line.raw(",\"findings\":[")
    line.number(deck.findings.errors)
    line.raw(",")
    line.number(deck.findings.warnings)
    line.raw("]")
    if let made = deck.made { line.text("made", made) }
    if let place = deck.place { line.text("place", place) }
    if !deck.lost.isEmpty { line.texts("lost", deck.lost) }
    line.text("program", deck.program)
    line.texts("after", deck.after)
    line.texts("over", deck.over)
    line.raw("}")
    return line.bytes
  }

  /// What a line says; `nil` where it is not as `bytes` writes it.
  static func deck(from bytes: some Sequence<UInt8>) -> ArchivedDeck? {
    var line = ManifestLineParser(Array(bytes))
    guard line.skip("{\"path\":"), let path = line.string(), line.skip(",\"kind\":"),
      let kind = line.string().flatMap(ArchivedDeck.Kind.init), let print = line.print(), line.skip(",\"size\":"),
      let size = line.number(), line.skip(",\"inputs\":"), let inputs = line.inputs(), line.skip(",\"pictures\":"),
      let pictures = line.inputs(), line.skip(",\"parts\":"), let parts = line.parts(), line.skip(",\"findings\":["),
      let errors = line.number(), line.skip(","), let warnings = line.number(), line.skip("]")
    else { return nil }
    var made: String?
    var place: String?
    var lost: [String] = []
    if line.skip(",\"made\":") {
      guard let text = line.string() else { return nil }
      made = text
    }
    if line.skip(",\"place\":") {
      guard let text = line.string() else { return nil }
      place = text
    }
    if line.skip(",\"lost\":") {
      guard let texts = line.texts(), !texts.isEmpty else { return nil }
      lost = texts
    }
    guard line.skip(",\"program\":"), let program = line.string(), line.skip(",\"after\":"), let after = line.texts(),
      line.skip(",\"over\":"), let over = line.texts(), line.skip("}"), line.isAtEnd
    else { return nil }
    var deck = ArchivedDeck(path: path, kind: kind, print: print, size: size, program: program)
    (deck.inputs, deck.pictures, deck.parts) = (inputs, pictures, parts)
    deck.findings = ArchivedDeck.Findings(errors: errors, warnings: warnings)
    (deck.made, deck.place, deck.lost, deck.after, deck.over) = (made, place, lost, after, over)
    return deck
  }
}

extension JSONWriter {
  fileprivate mutating func begin(_ key: StaticString) {
    raw(",\"")
    raw(key)
    raw("\":")
  }

  fileprivate mutating func text(_ key: StaticString, _ value: String) {
    begin(key)
    string(value)
  }

  fileprivate mutating func print(_ print: Fingerprint) {
    text("sha256", print.sha256)
    if let lf = print.lf { text("lf", lf) }
  }

  fileprivate mutating func texts(_ key: StaticString, _ values: [String]) {
    begin(key)
    raw("[")
    for (index, value) in values.enumerated() {
      if index > 0 { raw(",") }
      string(value)
    }
    raw("]")
  }

  fileprivate mutating func inputs(_ key: StaticString, _ inputs: [ArchivedDeck.Input]) {
    begin(key)
    raw("[")
    for (index, input) in inputs.enumerated() {
      raw(index == 0 ? "{\"path\":" : ",{\"path\":")
      string(input.path)
      print(input.print)
      raw("}")
    }
    raw("]")
  }

  fileprivate mutating func parts(_ parts: [ArchivedDeck.Part]) {
    raw(",\"parts\":[")
    for (index, part) in parts.enumerated() {
      raw(index == 0 ? "{\"file\":" : ",{\"file\":")
      string(part.file)
      text("name", part.name)
      raw(",\"from\":")
      number(part.range.lowerBound)
      raw(",\"to\":")
      number(part.range.upperBound)
      raw("}")
    }
    raw("]")
  }
}

extension ManifestLineParser {
  fileprivate mutating func print() -> Fingerprint? {
    guard skip(",\"sha256\":"), let sha256 = string() else { return nil }
    guard skip(",\"lf\":") else { return Fingerprint(sha256: sha256) }
    return string().map { Fingerprint(sha256: sha256, lf: $0) }
  }

  fileprivate mutating func texts() -> [String]? {
    guard skip("[") else { return nil }
    var texts: [String] = []
    while !skip("]") {
      guard texts.isEmpty || skip(","), let text = string() else { return nil }
      texts.append(text)
    }
    return texts
  }

  fileprivate mutating func inputs() -> [ArchivedDeck.Input]? {
    guard skip("[") else { return nil }
    var inputs: [ArchivedDeck.Input] = []
    while !skip("]") {
      guard inputs.isEmpty || skip(","), skip("{\"path\":"), let path = string(), let print = print(), skip("}")
      else { return nil }
      inputs.append(ArchivedDeck.Input(path: path, sha256: print.sha256, lf: print.lf))
    }
    return inputs
  }

  fileprivate mutating func parts() -> [ArchivedDeck.Part]? {
    guard skip("[") else { return nil }
    var parts: [ArchivedDeck.Part] = []
    while !skip("]") {
      guard parts.isEmpty || skip(","), skip("{\"file\":"), let file = string(), skip(",\"name\":"),
        let name = string(), skip(",\"from\":"), let from = number(), skip(",\"to\":"), let to = number(), from <= to,
        skip("}")
      else { return nil }
      parts.append(ArchivedDeck.Part(file: file, name: name, range: from..<to))
    }
    return parts
  }
}
