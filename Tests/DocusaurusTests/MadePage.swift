import Decks
import Diagnostics
import FileTrees
import Links
import Meetings
import Reports
import Testing

@testable import Docusaurus

/// A page of a small archive with a call, a team's minutes, and pictures.
struct MadePage {
  let page: DocusaurusPage
  let file: SourceFile

  init(_ text: String, path: String = "call/20260108.md", tags: [String] = [], source: String = "") throws {
    try self.init(Array(text.utf8), path: path, tags: tags, source: source)
  }

  init(_ bytes: [UInt8], path: String = "call/20260108.md", tags: [String] = [], source: String = "") throws {
    file = SourceFile(name: path, bytes: bytes)
    var community = Community()
    (community.hedgedoc, community.site.source) = ("https://pad.example", source)
    let catalogue = Catalogue(
      Set(Self.texts + Self.others + [path]).sorted().compactMap { RelativePath($0) }, community)
    var setting = PageSetting(catalogue)
    setting.anchor = { path, fragment in path == "fig/20260107.md" && fragment == "Open-ends" ? "open-ends" : nil }
    let text = try #require(RelativePath(path).flatMap(catalogue.text(at:)))
    let page = try #require(setting.pages[path])
    let deck = Deck(file)
    self.page = DocusaurusPage(
      PageEntry(text: text, page: page, section: "Call", tags: tags), of: deck,
      contents: DocusaurusPage.contents(of: deck),
      in: setting)
  }

  static let texts = ["call/20260108.md", "call/20251211.md", "fig/20260107.md", "fig/README.md", "README.md"]
  static let others = [
    "call/cover.png", "call/plan (1).png", "fig/cover.png", "call/8f53702a.png", "fig/figures.csv",
    "call/plan.htm", "call/plan.html", "call/plan.xhtml", "call/plan.js", "call/plan.xml",
  ]

  /// The front matter, without its delimiters.
  var head: String { String(decoding: page.bytes[4..<headEnd], as: UTF8.self) }

  /// The body, without the empty line after the front matter.
  var body: String { String(decoding: page.bytes[(headEnd + 4)...].drop { $0 == 0x0A }, as: UTF8.self) }

  private var headEnd: Int {
    let mark = Array("\n---\n".utf8)
    return (page.bytes.indices.first { page.bytes[$0...].starts(with: mark) } ?? page.bytes.count - 4) + 1
  }

  /// The findings, one in each line.
  var findings: String {
    page.findings.map { finding in
      let line = file.lineNumber(at: finding.range.lowerBound)
      let notes = finding.notes.map { " (\($0.message))" }.joined()
      return "! \(finding.severity) \(line): \(finding.message)\(notes) [\(finding.rule)]\n"
    }.joined()
  }
}

extension DocusaurusFolder {
  /// Returns the page of a file whose name is its path in the archive.
  func page(of file: SourceFile) -> DocusaurusPage? {
    let deck = Deck(file)
    let text = RelativePath(file.name).flatMap(catalogue.text(at:))
    return text.flatMap { page($0, of: deck, contents: DocusaurusPage.contents(of: deck)) }
  }
}
