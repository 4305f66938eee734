/// Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request.
public struct GitHubReport: Sendable {
  public init() {}

  /// One workflow command a line for each finding.
  public func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var bytes: [UInt8] = []
    for diagnostic in diagnostics { write(diagnostic, to: &bytes) }
    return bytes
  }
}

extension GitHubReport {
  private func write(_ diagnostic: Diagnostic, to bytes: inout [UInt8]) {
    let start = diagnostic.file.position(at: diagnostic.range.lowerBound)
    let end = diagnostic.file.position(at: diagnostic.range.upperBound)
    bytes += Self.command(diagnostic.severity).utf8
    bytes += " file=".utf8
    Self.escape(diagnostic.file.name, property: true, to: &bytes)
    bytes += ",line=\(start.line)".utf8
    // Annotations have columns only within one line; otherwise the runner drops them and prints an error.
    if start.line == end.line { bytes += ",col=\(start.column)".utf8 }
    bytes += ",endLine=\(end.line)".utf8
    if start.line == end.line { bytes += ",endColumn=\(end.column)".utf8 }
    bytes += ",title=".utf8
    Self.escape(diagnostic.rule, property: true, to: &bytes)
    bytes += "::".utf8
    Self.escape(diagnostic.wholeMessage, property: false, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .note: "::notice"
    case .warning: "::warning"
    case .error: "::error"
    }
  }

  /// The escapes of actions/toolkit (`command.ts`): properties need two more than messages.
  private static func escape(_ text: String, property: Bool, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": bytes += "%25".utf8
      case "\r": bytes += "%0D".utf8
      case "\n": bytes += "%0A".utf8
      case ":" where property: bytes += "%3A".utf8
      case "," where property: bytes += "%2C".utf8
      default: ShownText.append(scalar, to: &bytes)
      }
    }
  }
}

extension Diagnostic {
  /// The message, then label and notes on their own lines: for formats without fields for them.
  var wholeMessage: String {
    var lines = [message]
    if let label { lines.append(label) }
    for note in notes {
      guard let file = note.file, let range = note.range else {
        lines.append("note: " + note.message)
        continue
      }
      let place = file.position(at: range.lowerBound)
      lines.append("note: \(note.message) (\(file.name):\(place.line):\(place.column))")
    }
    return lines.joined(separator: "\n")
  }
}
