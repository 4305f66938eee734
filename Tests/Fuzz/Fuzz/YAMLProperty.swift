import Diagnostics
import Meetings
import Reports
import YAML

/// Values and problems lie in the text, and values in their parents; settings and agendas accept any input.
enum YAMLProperty {
  static func check(_ bytes: [UInt8]) {
    switch YAML.read(bytes, in: 0..<bytes.count) {
    case .failure(let problem): hold(problem.range, within: 0..<bytes.count, problem.message)
    case .success(let root):
      var nodes = root.map { [($0, 0..<bytes.count)] } ?? []
      while let (node, outer) = nodes.popLast() {
        hold(node.range, within: outer, "a value")
        for item in node.items ?? [] { nodes.append((item, node.range)) }
        for entry in node.entries ?? [] { nodes += [(entry.key, node.range), (entry.value, node.range)] }
      }
    }
    let file = SourceFile(name: "agenda.yml", bytes: bytes)
    let settings = Settings(file)
    for finding in settings.diagnostics { hold(finding.range, within: 0..<bytes.count, finding.message) }
    let (agenda, faults) = Agenda.read(file)
    for finding in faults { hold(finding.range, within: 0..<bytes.count, finding.message) }
    let again = Agenda.read(SourceFile(name: "agenda.yml", bytes: Array(agenda.yaml.utf8)))
    hold(again.agenda == agenda && again.diagnostics.isEmpty, "an agenda reads back as it was written")
  }
}
