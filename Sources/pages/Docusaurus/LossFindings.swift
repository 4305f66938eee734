import Content
import Diagnostics

extension Losses {
  /// One finding for each kind, in the order of their first places.
  func findings(in file: SourceFile) -> [Diagnostic] {
    let found = Loss.allCases.compactMap { loss -> Diagnostic? in
      let all = places(of: loss)
      guard let first = all.first else { return nil }
      let range = first.clamped(to: 0..<file.bytes.count)
      var finding = Diagnostic(
        rule: loss.rule, severity: loss.severity, message: loss.message, file: file, range: range)
      let lines = all.dropFirst().map { file.lineNumber(at: $0.lowerBound) }.filter {
        $0 != file.lineNumber(at: range.lowerBound)
      }
      let distinct = lines.reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
      if !distinct.isEmpty {
        let shown = distinct.prefix(Self.shownLines).map(String.init).joined(separator: ", ")
        let rest = distinct.count - Self.shownLines
        finding.notes = [Note("also in line \(shown)" + (rest > 0 ? " and \(rest) more" : ""))]
      }
      return finding
    }
    return Diagnostic.sorted(found)
  }

  private static let shownLines = 10
}

extension Loss {
  fileprivate var rule: String {
    switch self {
    case .slideLink, .anchor, .otherAnchor, .deadLink: "link-not-kept"
    case .missingPicture, .remotePicture: "picture-not-shown"
    default: "not-in-markdown"
    }
  }

  fileprivate var severity: Severity {
    switch self {
    case .deadLink, .missingPicture, .comment, .limit: .warning
    default: .note
    }
  }

  fileprivate var message: String {
    switch self {
    case .colour: "colour, size and typeface of text are not kept in Markdown"
    case .size:
      "size of the picture is not kept in Markdown; it is shown as large as the file is, or as the page is wide"
    case .underline: "marked or underlined text is shown bold or italic in Markdown"
    case .script: "raised or lowered text is shown on the line in Markdown"
    case .alignment: "alignment of text is not kept in Markdown"
    case .spans: "cell across several rows or columns is shown in the first of them in Markdown"
    case .cellBreak: "lines and blocks within a table's cell are shown as one line in Markdown"
    case .fold: "folded part is shown unfolded in Markdown"
    case .background: "background picture of the slide is not shown in Markdown"
    case .math: "formula is shown as its source in Markdown"
    case .style: "style sheet is not kept in Markdown"
    case .html: "element or attribute is not allowed, and left out"
    case .comment: "comment without an end hides what follows"
    case .limit: "text is too complex, and shown as it was written or cut short"
    case .slideLink: "link to a slide's number is shown as text; Markdown has no slides"
    case .anchor: "link to a place that is no heading of the page is shown as text"
    case .otherAnchor: "link leads to the top of the page, since the place in it has another name in Markdown"
    case .deadLink: "link leads to no file of the archive, and is shown as text"
    case .missingPicture: "picture is not in the archive; its description is shown instead"
    case .remotePicture: "picture of another host is shown as a link"
    }
  }
}
