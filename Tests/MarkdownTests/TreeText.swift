import Markdown

/// A document as text, one node in each line, with its kind and source.
func treeText(_ document: Document, _ bytes: [UInt8]) -> String {
  var text = ""
  func add(_ nodes: [Node], _ depth: Int) {
    for node in nodes {
      text += String(repeating: "  ", count: depth) + label(node.kind) + " " + quoted(bytes[node.range])
      if let address = node.addressRange { text += " address " + quoted(bytes[address]) }
      text += "\n"
      add(node.children, depth + 1)
    }
  }
  add(document.blocks, 0)
  for exceeded in document.limits { text += "limit \(exceeded.limit.name)\n" }
  return text
}

private func quoted(_ bytes: ArraySlice<UInt8>) -> String {
  var text = ""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\n": text += "⏎"
    case "\r": text += "␍"
    case "\t": text += "⇥"
    case "\0": text += "␀"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return "«\(text)»"
}

private func label(_ kind: Kind) -> String {
  switch kind {
  case .text(let text): "text " + quoted(Array(text.utf8)[...])
  case .code(let text): "code " + quoted(Array(text.utf8)[...])
  case .htmlBlock(let text): "htmlBlock " + quoted(Array(text.utf8)[...])
  case .htmlInline(let text): "htmlInline " + quoted(Array(text.utf8)[...])
  case .codeBlock(let info, let text, let fenced, let closed):
    "codeBlock(\(fenced ? "fenced" : "indented")\(closed ? "" : ", open")\(info.isEmpty ? "" : ", " + info)) "
      + quoted(Array(text.utf8)[...])
  case .heading(let level): "heading(\(level))"
  case .list(let ordered, let start, let tight):
    "list(\(ordered ? "ordered from \(start)" : "bullets"), \(tight ? "tight" : "loose"))"
  case .table(let alignments): "table(\(alignments.map { "\($0)" }.joined(separator: ", ")))"
  case .tableRow(let header): header ? "headerRow" : "row"
  case .link(let destination, let title): "link(\(destination)\(title.isEmpty ? "" : ", " + title))"
  case .autolink(let destination): "autolink(\(destination))"
  case .image(let destination, let title, let width, let height):
    "image(\(destination)\(title.isEmpty ? "" : ", " + title), \(width ?? "-")x\(height ?? "-"))"
  case .container(let names): "container(\(names))"
  case .definitionList(let tight): "definitionList(\(tight ? "tight" : "loose"))"
  case .embed(let service, let id): "embed(\(service.rawValue), \(id))"
  case .footnoteDefinition(let label): "footnoteDefinition(\(label))"
  case .footnoteReference(let label): "footnoteReference(\(label))"
  case .abbreviationDefinition(let term, let title): "abbreviationDefinition(\(term), \(title))"
  case .emoji(let name): "emoji(\(name))"
  case .math(let text, let display): "math(\(display ? "display" : "inline")) " + quoted(Array(text.utf8)[...])
  default: "\(kind)"
  }
}
