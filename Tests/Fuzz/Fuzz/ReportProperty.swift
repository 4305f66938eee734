import Decks
import Diagnostics
import Reports

/// An arbitrary report between two valid ones: the deck has all its text, in order, and the others' slides unchanged.
enum ReportProperty {
  static func check(_ bytes: [UInt8]) {
    let file = SourceFile(name: "iam.md", bytes: bytes)
    let call = CallReports(
      Ground.date, files: [("iaas.md", before), ("iam.md", file), ("ops.md", behind)], agenda: nil,
      community: Ground.community)
    guard let report = call.reports["iam.md"] else { return hold(false, "the report is of a team") }
    hold(report.body, within: 0..<bytes.count, "body")
    for finding in report.diagnostics { hold(finding.range, within: 0..<bytes.count, finding.message) }
    let outline = report.outline
    for slide in outline.slides { hold(slide, within: report.body, "slide") }
    guard let assembled = try? AssembledDeck.assemble(call, community: Ground.community, templates: Ground.templates)
    else { return hold(false, "the deck is made") }
    if report.isText, !report.hadNoMeeting { holdAllIsThere(report, assembled) }

    let deck = Deck(SourceFile(name: "20240926.md", bytes: assembled.bytes))
    // A report without any text is a missing one.
    let own = report.isEmpty ? 0 : report.slideCount
    if deck.separators.count < Separator.maximumCount {
      hold(deck.slides.count == 1 + 2 + own + 2, "\(deck.slides.count) slides, not 5 + \(own)")
    }
    let tail = Array("\n\n----\n\n## Behind\n\n- last 🚀\n".utf8)
    hold(assembled.bytes.suffix(tail.count).elementsEqual(tail), "the report behind is whole")
  }

  /// All text except white space and outer separators is in the deck as slices, in the order of the file.
  private static func holdAllIsThere(_ report: Report, _ assembled: AssembledDeck) {
    var offset = report.body.lowerBound
    for case .slice(let file, let range) in assembled.pieces where file === report.file {
      hold(range.lowerBound >= offset, "slices come in order")
      hold(isNothing(report.file.bytes[offset..<range.lowerBound]), "nothing is left out before \(range)")
      offset = range.upperBound
    }
    hold(isNothing(report.file.bytes[offset..<max(offset, report.body.upperBound)]), "nothing is left out at the end")
  }

  private static func isNothing(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private static let before = SourceFile(
    name: "iaas.md", bytes: Array("---\nreporter: ada\n---\n\n## Before\n\n- first ä\n".utf8))
  private static let behind = SourceFile(
    name: "ops.md", bytes: Array("---\nreporter: bob\n---\n\n## Behind\n\n- last 🚀\n".utf8))
}
