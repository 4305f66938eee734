public import Diagnostics
import FileTrees
public import Links
import Presentation
import Reports
import Reveal

/// Findings about pages, made after all texts have been read: dead links between them, missing pictures.
public enum PageCheck {
  /// Rule ids: a link to a target that is not in the archive, and a link to a note on the HedgeDoc server.
  static let dead = "link-dead"
  static let pad = "link-to-pad"

  /// Whether a text must be written again, since the target of one of its links has changed.
  public static func isStale(
    _ facts: PageFacts, of text: ArchivedText, in catalogue: Catalogue, _ anchors: (String) -> [String]?
  ) -> Bool {
    facts.links.contains { link in
      PageLinks.target(of: link.written, own: facts.anchors, text, catalogue, anchors).map { $0 != link.target }
        ?? false
    }
  }

  /// The number of dead links and missing pictures of a text.
  public static func count(_ facts: PageFacts, of text: ArchivedText, in catalogue: Catalogue) -> Int {
    facts.links.count { fault($0, text, catalogue) != nil } + facts.pictureLosses.count
  }

  /// A warning for each dead link of the text and for each missing picture.
  public static func findings(
    _ facts: PageFacts, of text: ArchivedText, in catalogue: Catalogue, file: () throws -> SourceFile?
  ) rethrows -> [Diagnostic] {
    var findings: [Diagnostic] = []
    guard let source = try file() else { return [] }
    func report(_ rule: String, _ message: String, _ advice: String, at line: Int) {
      guard line >= 1, line <= source.lineCount else { return }
      findings.append(
        Diagnostic(
          rule: rule, severity: .warning, message: message, file: source, range: source.line(line),
          notes: [.init(advice)]))
    }
    for link in facts.links {
      guard let (rule, message, advice) = fault(link, text, catalogue) else { continue }
      report(rule, message, advice, at: link.line)
    }
    for loss in facts.pictureLosses where loss.place.lowerBound < source.bytes.count {
      report(
        PageRule.picture, loss.message, "put the picture beside the text, and show it from there",
        at: source.position(at: loss.place.lowerBound).line)
    }
    return findings
  }

  private static func fault(
    _ link: PageFacts.Link, _ text: ArchivedText, _ catalogue: Catalogue
  ) -> (rule: String, message: String, advice: String)? {
    if link.target == PageLinks.note {
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
      case .text(_, _?) = catalogue.link(link.written, in: text)
    else { return nil }
    return (
      dead, "link \(link.written) leads to a page without the anchor \(link.written[asked...])",
      "correct the part after #, or remove it; until then the link leads to the top of the page"
    )
  }
}
