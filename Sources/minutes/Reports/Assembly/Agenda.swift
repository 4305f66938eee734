public import Diagnostics
import Meetings
import YAML

/// Order and extras of one call: `agenda.yml` beside its reports.
public struct Agenda: Sendable, Equatable {
  /// One stretch of the deck, in a file of the call's folder.
  public struct Part: Sendable, Equatable {
    /// File name, `iaas.md`.
    public var file: String
    /// What separates it from the part before.
    public var joint: PartSeparator

    /// Where the agenda names it; empty where none does.
    var place = 0..<0

    public init(file: String, joint: PartSeparator = .column) { (self.file, self.joint) = (file, joint) }

    public static func == (left: Part, right: Part) -> Bool { left.file == right.file && left.joint == right.joint }

    /// The file's name without `.md`.
    var stem: String { String(decoding: file.utf8.dropLast(3), as: UTF8.self) }
  }

  /// The order of the call; reports that are not named here follow in the order of `minutes.yml`.
  public var parts: [Part]
  /// The parts are the deck's own text from front matter to end: no cover and no title slide is made.
  public var isExact: Bool
  /// The separators of an imported deck end their lines with CR LF.
  public var usesCRLF = false

  public init(parts: [Part] = [], isExact: Bool = false) { (self.parts, self.isExact) = (parts, isExact) }

  public static let fileName = "agenda.yml"

  /// Reads the file as far as it is right; the findings are errors.
  public static func read(_ file: SourceFile) -> (agenda: Agenda, diagnostics: [Diagnostic]) {
    var agenda = Agenda()
    let rule = "agenda-invalid"
    switch YAML.read(file.bytes, in: 0..<file.bytes.count) {
    case .failure(let problem): return (agenda, [KeyReader.diagnostic(rule, problem.message, file, problem.range)])
    case .success(nil): return (agenda, [])
    case .success(let root?):
      var keys = KeyReader(root, in: file, rule: rule, place: fileName)
      var names: Set<String> = []
      keys.flag("exact") { agenda.isExact = $0 }
      keys.flag("crlf") { agenda.usesCRLF = $0 }
      keys.items("parts") { node, keys in
        if let name = node.string { return take(Part(file: name), at: node.range, &agenda, &keys, &names) }
        var part = Part(file: "")
        keys.inner(node, place: "a part") { inner in
          inner.string("file") { part.file = $0 }
          inner.choice("joint", of: PartSeparator.allCases.map(\.rawValue)) { part.joint = PartSeparator.allCases[$0] }
        }
        take(part, at: node.range, &agenda, &keys, &names)
      }
      return (agenda, keys.finish())
    }
  }

  private static func take(
    _ part: Part, at range: Range<Int>, _ agenda: inout Agenda, _ keys: inout KeyReader, _ names: inout Set<String>
  ) {
    var part = part
    if !part.file.utf8.suffix(3).elementsEqual(".md".utf8) { part.file += ".md" }
    guard Team.isPartName(part.stem) else {
      return keys.report("part needs the name of a report in this folder, such as iaas.md", at: range)
    }
    guard names.insert(part.file).inserted else {
      return keys.report("part \(part.file) is named twice", at: range)
    }
    part.place = range
    agenda.parts.append(part)
  }

  /// The file's text, as `import` writes it.
  public var yaml: String {
    var lines = ["# The order of this call. Parts may be moved; a new report needs no line here."]
    if isExact { lines.append("# exact: the parts are the whole deck, front matter and cover included.\nexact: true") }
    if usesCRLF { lines.append("# crlf: the lines of the deck end as on Windows.\ncrlf: true") }
    lines.append("parts:")
    for part in parts {
      lines.append(
        part.joint == .column ? "  - \(part.file)" : "  - { file: \(part.file), joint: \"\(part.joint.rawValue)\" }")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
