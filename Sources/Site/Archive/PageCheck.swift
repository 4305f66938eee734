public import Diagnostics
import FileTrees
import Reports

/// What is wrong with links between archived texts, once all texts have been read.
public enum LinkCheck {
  /// A link that leads to nothing in the archive, and one to a note on the pad server.
  static let dead = "link-dead"
  static let pad = "link-to-pad"

  /// Whether a text has to be written again, since a link of it leads elsewhere by now.
  public static func isStale(
    _ facts: PageFacts, of text: ArchivedText, in catalogue: Catalogue, _ anchors: (String) -> [String]?
  ) -> Bool {
    facts.links.contains { link in
      Links.target(of: link.written, own: facts.anchors, text, catalogue, anchors).map { $0 != link.target } ?? false
    }
  }

  /// How many links of a text have a fault.
  public static func count(_ facts: PageFacts, of text: ArchivedText, in catalogue: Catalogue) -> Int {
    facts.links.count { fault($0, text, catalogue) != nil }
  }

  /// A warning for each link of the text that leads to nothing.
  public static func findings(
    _ facts: PageFacts, of text: ArchivedText, in catalogue: Catalogue, file: () throws -> SourceFile?
  ) rethrows -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var source: SourceFile?
    for link in facts.links {
      guard let (rule, message, advice) = fault(link, text, catalogue) else { continue }
      source = try source ?? file()
      guard let source, link.line >= 1, link.line <= source.lineCount else { continue }
      findings.append(
        Diagnostic(
          rule: rule, severity: .warning, message: message, file: source, range: source.line(link.line),
          notes: [.init(advice)]))
    }
    return findings
  }

  private static func fault(
    _ link: PageFacts.Link, _ text: ArchivedText, _ catalogue: Catalogue
  ) -> (rule: String, message: String, advice: String)? {
    if link.target == Links.note {
      return (
        pad, "link \(link.written) leads to a note on the pad server, which does not last",
        "link the archived text, or archive the note"
      )
    }
    if link.target.utf8.isEmpty {
      return (
        dead, "link \(link.written) leads to nothing in the archive",
        "correct it to a file that is there, or take the link out"
      )
    }
    guard let asked = link.written.utf8.firstIndex(of: UInt8(ascii: "#")),
      !link.target.utf8.contains(UInt8(ascii: "#")),
      case .page(_, let wanted?) = catalogue.destination(of: link.written, in: text), !Links.isLine(wanted),
      !wanted.utf8.isEmpty
    else { return nil }
    return (
      dead, "link \(link.written) leads to a page without a place \(link.written[asked...])",
      "correct what follows #, or leave it out; the link leads to the whole page"
    )
  }
}
