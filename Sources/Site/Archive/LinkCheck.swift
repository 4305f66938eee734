public import Diagnostics
import FileTrees
import Reports

/// What is wrong with links between archived texts, once all texts have been read.
public enum LinkCheck {
  public static let rule = "link-dead"

  /// Whether a text has to be written again, since a link of it leads elsewhere by now.
  public static func isStale(
    _ facts: PageFacts, of text: ArchivedText, in catalogue: Catalogue, _ anchors: (String) -> [String]?
  ) -> Bool {
    facts.links.contains { link in
      Links.target(of: link.written, own: facts.anchors, text, catalogue, anchors).map { $0 != link.target } ?? false
    }
  }

  /// A warning for each link of the text that leads to nothing.
  public static func findings(
    _ facts: PageFacts, of text: ArchivedText, in catalogue: Catalogue, file: () -> SourceFile?
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var source: SourceFile?
    for link in facts.links {
      guard let fault = fault(link, text, catalogue) else { continue }
      source = source ?? file()
      guard let source, link.line >= 1, link.line <= source.lineCount else { continue }
      findings.append(
        Diagnostic(
          rule: rule, severity: .warning, message: fault, file: source, range: source.line(link.line)))
    }
    return findings
  }

  private static func fault(_ link: PageFacts.Link, _ text: ArchivedText, _ catalogue: Catalogue) -> String? {
    if link.target.utf8.isEmpty { return "link \(link.written) leads to nothing in the archive" }
    let asked = link.written.utf8.firstIndex(of: UInt8(ascii: "#"))
    guard let asked, link.target.utf8.firstIndex(of: UInt8(ascii: "#")) == nil else { return nil }
    let fragment = String(link.written[asked...])
    if case .page(_, let wanted?) = catalogue.destination(of: link.written, in: text), !Links.isLine(wanted),
      !wanted.utf8.isEmpty
    {
      return "link \(link.written) leads to a page without a place \(fragment)"
    }
    return nil
  }
}
