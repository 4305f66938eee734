import Diagnostics

/// Returns a finding whose range is marked by «» in the text.
func finding(
  _ marked: String, name: String = "reports/2024-09-26/iaas.md", severity: Severity = .warning, label: String? = nil,
  notes: [Note] = [], fixes: [Fix] = []
) -> Diagnostic {
  let (bytes, range) = unmarked(Array(marked.utf8))
  return Diagnostic(
    rule: "placeholder-left", severity: severity, message: "template text is left",
    file: SourceFile(name: name, bytes: bytes), range: range, label: label, notes: notes, fixes: fixes)
}

/// Returns the bytes without « and », and the range between them.
func unmarked(_ marked: [UInt8]) -> (bytes: [UInt8], range: Range<Int>) {
  var bytes: [UInt8] = []
  var places: [Int] = []
  var index = 0
  while index < marked.count {
    if index + 1 < marked.count, marked[index] == 0xC2, marked[index + 1] == 0xAB || marked[index + 1] == 0xBB {
      places.append(bytes.count)
      index += 2
    } else {
      bytes.append(marked[index])
      index += 1
    }
  }
  return (bytes, places.count == 2 ? places[0]..<places[1] : 0..<0)
}

func text(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}
