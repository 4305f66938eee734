import Diagnostics

@testable import Reports

/// Findings as `line:column «marked text» message`, in the order of output.
func shown(_ diagnostics: [Diagnostic]) -> [String] {
  Diagnostic.sorted(diagnostics).map { finding in
    let place = finding.file.position(at: finding.range.lowerBound)
    let marked = String(decoding: finding.file.bytes[finding.range], as: UTF8.self)
    let rule =
      ["settings-invalid", "agenda-invalid", "front-matter-invalid"].contains(finding.rule) ? "" : "[\(finding.rule)] "
    return "\(rule)\(place.line):\(place.column) «\(marked)» \(finding.message)"
  }
}

func file(_ text: String, _ name: String = "file.md") -> SourceFile { SourceFile(name: name, bytes: Array(text.utf8)) }
