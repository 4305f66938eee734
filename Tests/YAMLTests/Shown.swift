import YAML

/// Parsed values as text for comparison, with the source of their ranges.
func shown(_ source: String) -> String {
  shown(Array(source.utf8))
}

func shown(_ bytes: [UInt8]) -> String {
  switch YAML.read(bytes, in: 0..<bytes.count) {
  case .success(let node): node.map { shown($0) } ?? "nothing"
  case .failure(let problem):
    "\(shown(problem.kind)) at «\(slice(bytes, problem.range))»: \(problem.message)"
      + (problem.earlier.map { ", «\(slice(bytes, $0))» at \($0.lowerBound)" } ?? "")
  }
}

func shown(_ node: YAMLNode) -> String {
  switch node.value {
  case .scalar(let text, plain: true): text
  case .scalar(let text, plain: false): "“\(text)”"
  case .sequence(let items): "[\(items.map { shown($0) }.joined(separator: ", "))]"
  case .mapping(let entries): "{\(entries.map { "\(shown($0.key)): \(shown($0.value))" }.joined(separator: ", "))}"
  }
}

func shown(_ kind: YAMLProblem.Kind) -> String {
  switch kind {
  case .syntax: "syntax"
  case .duplicateKey: "duplicate key"
  case .refused(let what): "refused \(what)"
  case .limit(let name, let maximum): "limit of \(maximum) \(name)"
  }
}

func slice(_ bytes: [UInt8], _ range: Range<Int>) -> String {
  String(decoding: bytes[range], as: UTF8.self)
}

func read(_ source: String) -> YAMLNode? {
  let bytes = Array(source.utf8)
  return try? YAML.read(bytes, in: 0..<bytes.count).get()
}
