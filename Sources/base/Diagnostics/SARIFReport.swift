import Bytes

/// Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read.
///
/// Columns are code points, an end is the position after the last character. A fix's `safety` is written as a property.
public struct SARIFReport: Sendable {
  /// The description of a rule, for readers who see a finding outside this tool.
  public struct Rule: Sendable {
    public var id: String
    public var title: String
    public var help: String

    public init(id: String, title: String, help: String) {
      self.id = id
      self.title = title
      self.help = help
    }
  }

  public var tool: String
  public var version: String
  public var rules: [Rule]

  public init(tool: String, version: String, rules: [Rule]) {
    self.tool = tool
    self.version = version
    self.rules = rules
  }

  /// The log of one run; of rules with the same id the first counts.
  public func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var indices: [String: Int] = [:]
    let rules = rules.filter { rule in
      if indices[rule.id] != nil { return false }
      indices[rule.id] = indices.count
      return true
    }
    var json = JSONWriter(escaping: .terminal)
    json.raw("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{")
    json.raw("\"columnKind\":\"unicodeCodePoints\",\"tool\":{\"driver\":{\"name\":")
    json.string(tool)
    json.raw(",\"version\":")
    json.string(version)
    json.raw(",\"rules\":[")
    json.list(rules) { $0.write($1) }
    json.raw("]}},\"results\":[")
    json.list(diagnostics) { $0.write($1, ruleIndex: indices[$1.rule]) }
    json.raw("]}]}\n")
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    for (index, element) in elements.enumerated() {
      raw(index == 0 ? "\n" : ",\n")
      write(&self, element)
    }
  }

  fileprivate mutating func write(_ rule: SARIFReport.Rule) {
    raw("{\"id\":")
    string(rule.id)
    raw(",\"shortDescription\":")
    message(rule.title)
    raw(",\"help\":")
    message(rule.help)
    raw("}")
  }

  fileprivate mutating func write(_ diagnostic: Diagnostic, ruleIndex: Int?) {
    raw("{\"ruleId\":")
    string(diagnostic.rule)
    if let ruleIndex {
      raw(",\"ruleIndex\":")
      number(ruleIndex)
    }
    raw(",\"level\":")
    string(diagnostic.severity.rawValue)
    raw(",\"message\":")
    message(([diagnostic.message] + [diagnostic.label].compactMap { $0 }).joined(separator: "\n"))
    raw(",\"locations\":[{")
    location(diagnostic.file, diagnostic.range)
    raw("}]")
    if !diagnostic.notes.isEmpty {
      raw(",\"relatedLocations\":[")
      list(diagnostic.notes) { $0.write($1) }
      raw("]")
    }
    // The schema requires at least one replacement in a fix.
    let fixes = diagnostic.fixes.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty {
      raw(",\"fixes\":[")
      list(fixes) { $0.write($1, in: diagnostic.file) }
      raw("]")
    }
    raw("}")
  }

  private mutating func write(_ note: Note) {
    raw("{\"message\":")
    message(note.message)
    if let file = note.file, let range = note.range {
      raw(",")
      location(file, range)
    }
    raw("}")
  }

  private mutating func write(_ fix: Fix, in file: SourceFile) {
    raw("{\"description\":")
    message(fix.title)
    raw(",\"properties\":{\"safety\":")
    string(fix.safety.rawValue)
    raw("},\"artifactChanges\":[{\"artifactLocation\":{\"uri\":")
    uri(file.name)
    raw("},\"replacements\":[")
    list(fix.edits) { json, edit in
      json.raw("{\"deletedRegion\":")
      json.region(edit.range, in: file)
      if !edit.replacement.isEmpty {
        json.raw(",\"insertedContent\":{\"text\":")
        json.string(edit.replacement)
        json.raw("}")
      }
      json.raw("}")
    }
    raw("]}]}")
  }

  private mutating func message(_ text: String) {
    raw("{\"text\":")
    string(text)
    raw("}")
  }

  private mutating func location(_ file: SourceFile, _ range: Range<Int>) {
    raw("\"physicalLocation\":{\"artifactLocation\":{\"uri\":")
    uri(file.name)
    raw("},\"region\":")
    region(range, in: file)
    raw("}")
  }

  private mutating func region(_ range: Range<Int>, in file: SourceFile) {
    let start = file.position(at: range.lowerBound)
    let end = file.position(at: range.upperBound)
    raw("{\"startLine\":")
    number(start.line)
    raw(",\"startColumn\":")
    number(start.column)
    raw(",\"endLine\":")
    number(end.line)
    raw(",\"endColumn\":")
    number(end.column)
    raw("}")
  }

  /// Appends a path as a relative reference, or as a `file:` URI if it is absolute; reserved characters (RFC 3986) are
  /// encoded.
  private mutating func uri(_ path: String) {
    var uri = path.utf8.first == UInt8(ascii: "/") ? Array("file://".utf8) : []
    for byte in path.utf8 { PercentEncoding.append(byte, keeping: .path, to: &uri) }
    string(uri)
  }
}
