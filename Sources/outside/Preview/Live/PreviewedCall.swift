import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports
import Workspace

/// A call's deck, assembled in memory, with the origin of each slide.
struct PreviewedCall {
  let date: Day
  let deck: Deck
  let contents: [SlideContent]
  /// Whether the deck only shows why there is no other.
  let isPlaceholder: Bool
  private let assembly: AssembledDeck?
  private let community: Community
  private let files: CallFiles?

  /// Assembles the reports, or reads the archived deck if there are no reports. Fails if there is neither.
  ///
  /// - Throws: `FileFault` if a file cannot be read, `TemplateSet.Fault` if a template is faulty.
  init?(_ date: Day, in repository: Repository, slides: inout SlideCache, _ findings: KnownFindings) throws {
    (self.date, community) = (date, repository.community)
    let files = try repository.files(of: date).reusing(findings)
    if files.isEmpty {
      guard let bytes = try repository.root.read(repository.layout.deck(of: date)) else { return nil }
      deck = Deck(SourceFile(name: repository.prefix + repository.layout.deck(of: date).description, bytes: bytes))
      (self.files, assembly, isPlaceholder) = (nil, nil, false)
    } else {
      let reports = files.written + files.unreadable(repository)
      let call = CallReports(
        date, files: reports.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }, agenda: files.agenda,
        community: repository.community)
      let assembly = try AssembledDeck.assemble(
        call, community: repository.community, templates: files.templates)
      deck = Deck(SourceFile(name: repository.layout.deck(of: date).description, bytes: assembly.bytes))
      (self.files, self.assembly, isPlaceholder) = (files, assembly, false)
    }
    contents = slides.contents(of: deck)
  }

  /// A placeholder deck with one slide. `isFault` means that it shows an error, not a missing report.
  init(_ date: Day, title: String, sentence: String, isFault: Bool) {
    (self.date, community) = (date, Community())
    let text =
      "---\ntype: slide\nslideOptions:\n  theme: white\n---\n\n" + FaultSlide.text(title, sentence, isFault: isFault)
    deck = Deck(SourceFile(name: "\(date)", bytes: Array(text.utf8)))
    contents = deck.slides.map { [deck] in SlideContent($0, in: deck.file) }
    (assembly, files, isPlaceholder) = (nil, nil, true)
  }

  // MARK: Teams

  /// Returns the indices of a team's slides; those of all slides for `nil`, or for an archived deck.
  func slides(of team: String?) -> [Int] {
    guard let team, let assembly else { return Array(contents.indices) }
    let ranges = assembly.parts.filter { community.team(ofReport: $0.file)?.id == team }.map(\.range)
    return contents.indices.filter { index in ranges.contains { $0.overlaps(contents[index].slide.range) } }
  }

  // MARK: Findings

  /// Returns the findings of `minutes check` in the reports, or in the archived deck.
  func findings(
    in repository: Repository, drawings: DrawingLookup, _ previousCalls: PreviousCalls, _ cache: KnownFindings
  ) throws -> [Diagnostic] {
    guard let files else {
      guard !isPlaceholder else { return [] }
      let pictures = repository.shelf(try repository.pictures())
      return Check.run(
        CheckInput(deck: deck, date: date, community: repository.community, shelf: pictures), drawings: drawings)
    }
    let call = CallReports(date, files: files.written, agenda: files.agenda, community: repository.community)
    return CallCheck(repository: repository, files: files, drawings: drawings, earlier: previousCalls, known: cache)
      .findings(call)
  }

  /// Returns the index of the slide that contains a finding's place, else of the nearest before it in the report, else
  /// of the report's first slide.
  func slide(of finding: Diagnostic) -> Int? {
    if finding.file === deck.file { return index(at: finding.range.lowerBound) }
    guard let assembly else { return nil }
    var offset = 0
    var nearest: Int?
    for piece in assembly.pieces {
      if case .slice(let file, let range) = piece, file === finding.file {
        let place = finding.range.lowerBound
        if range.contains(place) { return index(at: offset + place - range.lowerBound) }
        if range.upperBound <= place || nearest == nil { nearest = index(at: offset) }
      }
      offset += piece.bytes.count
    }
    let name = finding.file.name.utf8
    let part = assembly.parts.first { name.reversed().starts(with: ("/" + $0.file).utf8.reversed()) }
    return nearest ?? part.flatMap { index(at: $0.range.lowerBound) }
  }

  private func index(at offset: Int) -> Int? {
    contents.firstIndex { offset < $0.slide.range.upperBound } ?? contents.indices.last
  }
}

extension CallFiles {
  /// Returns, for each report that cannot be read, a report with one slide that shows the reason.
  fileprivate func unreadable(_ repository: Repository) -> [(name: String, file: SourceFile)] {
    leftOut.compactMap { file in
      guard case .unreadable(let fault) = file.reason, Layout.isMarkdown(file.name),
        let team = repository.community.team(id: String(decoding: file.name.utf8.dropLast(3), as: UTF8.self))
      else { return nil }
      let text = FaultSlide.text(team.name, "The report cannot be read: \(fault.reason)")
      return (file.name, SourceFile(name: file.name, bytes: Array(text.utf8)))
    }
  }
}

/// Slides that show an error in place of content.
private enum FaultSlide {
  /// Returns the Markdown of a slide, with the sentence escaped.
  static func text(_ title: String, _ sentence: String, isFault: Bool = true) -> String {
    var shown = ""
    for scalar in sentence.unicodeScalars {
      // All ASCII characters other than letters, digits and spaces can be Markdown syntax.
      let isPlain =
        scalar.value >= 0x80 || (0x30...0x39).contains(scalar.value) || scalar.value == 0x20
        || (0x61...0x7A).contains(scalar.value | 0x20)
      if !isPlain, scalar.value >= 0x20 { shown += "\\" }
      shown.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return "# \(title)\n\n:::\(isFault ? "danger" : "info")\n\(shown)\n:::\n"
  }
}
