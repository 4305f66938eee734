import Bytes

/// Findings as a JSON array, one a line: the form that `minutes check --format json` promises.
///
/// A range ends at the position after its last character.
public struct JSONReport: Sendable {
  public init() {}

  /// The JSON array of all findings, and a line end.
  public func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var json = JSONWriter(escaping: .terminal)
    json.raw("[")
    for (index, diagnostic) in diagnostics.enumerated() {
      json.raw(index == 0 ? "\n" : ",\n")
      json.write(diagnostic)
    }
    json.raw(diagnostics.isEmpty ? "]\n" : "\n]\n")
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ diagnostic: Diagnostic) {
    raw("{\"rule\":")
    string(diagnostic.rule)
    raw(",\"severity\":")
    string(diagnostic.severity.rawValue)
    raw(",\"message\":")
    string(diagnostic.message)
    raw(",\"file\":")
    string(diagnostic.file.name)
    raw(",\"range\":")
    write(diagnostic.range, in: diagnostic.file)
    raw(",\"fixes\":[")
    for (index, fix) in diagnostic.fixes.enumerated() {
      raw(index == 0 ? "{\"title\":" : ",{\"title\":")
      string(fix.title)
      raw(",\"safety\":")
      string(fix.safety.rawValue)
      raw("}")
    }
    raw("],\"notes\":[")
    for (index, note) in diagnostic.notes.enumerated() {
      raw(index == 0 ? "{\"message\":" : ",{\"message\":")
      string(note.message)
      raw(",\"file\":")
      if let file = note.file { string(file.name) } else { raw("null") }
      raw(",\"range\":")
      if let file = note.file, let range = note.range { write(range, in: file) } else { raw("null") }
      raw("}")
    }
    raw("]}")
  }

  private mutating func write(_ range: Range<Int>, in file: SourceFile) {
    raw("{\"start\":")
    write(file.position(at: range.lowerBound))
    raw(",\"end\":")
    write(file.position(at: range.upperBound))
    raw("}")
  }

  private mutating func write(_ position: Position) {
    raw("{\"line\":")
    number(position.line)
    raw(",\"column\":")
    number(position.column)
    raw("}")
  }
}
