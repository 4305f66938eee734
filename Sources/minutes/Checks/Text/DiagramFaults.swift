import Decks
import Diagnostics
import Presentation

/// What is wrong with the diagrams of a text.
enum DiagramFaults {
  /// Adds the findings of one rule, with the place of each.
  static func find(_ subject: CheckInput, _ found: inout [Diagnostic], rule: String) {
    guard let shelf = subject.drawings else { return }
    for slide in subject.slides where slide.facts.fences.contains(where: { $0.utf8.elementsEqual("mermaid".utf8) }) {
      for diagram in slide.content.diagrams {
        guard let drawing = shelf.drawing(diagram.source),
          let fault = PageFaults.diagram(drawing, at: diagram.place, in: subject.file), fault.rule == rule
        else { continue }
        found.append(fault)
      }
    }
  }
}
