import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports
import Workspace

/// A call's deck as it would be, and where each slide of it comes from; nothing is written.
struct PreviewedCall {
  let date: Day
  let deck: Deck
  let contents: [SlideContent]
  /// It stands where no deck can be made.
  let isPlaceholder: Bool
  private let assembly: AssembledDeck?
  private let community: Community
  private let files: CallFiles?

  /// Assembles the reports, or without any reads the archived deck; `nil` where there is neither.
  ///
  /// `known` are slides that have been read before.
  ///
  /// - Throws: `FileFault` where the disk fails, `TemplateSet.Fault` where no deck can be made.
  init?(_ date: Day, in repository: Repository, known: inout SlideCache, _ findings: KnownFindings) throws {
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
    contents = known.contents(of: deck)
  }

  /// A deck of one slide that says why there is no other; `isFault` where something has to be mended.
  init(_ date: Day, title: String, sentence: String, isFault: Bool) {
    (self.date, community) = (date, Community())
    let text =
      "---\ntype: slide\nslideOptions:\n  theme: white\n---\n\n" + FaultSlide.text(title, sentence, isFault: isFault)
    deck = Deck(SourceFile(name: "\(date)", bytes: Array(text.utf8)))
    contents = deck.slides.map { [deck] in SlideContent($0, in: deck.file) }
    (assembly, files, isPlaceholder) = (nil, nil, true)
  }

  // MARK: Teams

  /// The slides that a page shows: all, or those of a team.
  func slides(of team: String?) -> [Int] {
    guard let team, let assembly else { return Array(contents.indices) }
    let ranges = assembly.parts.filter { community.team(ofReport: $0.file)?.id == team }.map(\.range)
    return contents.indices.filter { index in ranges.contains { $0.overlaps(contents[index].slide.range) } }
  }

  // MARK: Findings

  /// What `check` finds in the reports, or in the archived deck.
  func findings(
    in repository: Repository, drawings: DrawingLookup, earlier: PreviousCalls, known: KnownFindings
  ) throws -> [Diagnostic] {
    guard let files else {
      guard !isPlaceholder else { return [] }
      let shelf = repository.shelf(try repository.pictures())
      return Check.run(
        CheckInput(deck: deck, date: date, community: repository.community, shelf: shelf), drawings: drawings)
    }
    let call = CallReports(date, files: files.written, agenda: files.agenda, community: repository.community)
    return CallCheck(repository: repository, files: files, drawings: drawings, earlier: earlier, known: known)
      .findings(call)
  }

  /// The slide that a finding lies over: the one that shows the place, else the first of the report.
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
  /// In place of each report that cannot be read, a slide that says so.
  fileprivate func unreadable(_ repository: Repository) -> [(name: String, file: SourceFile)] {
    leftOut.compactMap { file in
      guard case .unreadable(let fault) = file.reason, file.name.utf8.suffix(3).elementsEqual(".md".utf8),
        let team = repository.community.team(id: String(decoding: file.name.utf8.dropLast(3), as: UTF8.self))
      else { return nil }
      let text = FaultSlide.text(team.name, "The report cannot be read: \(fault.reason)")
      return (file.name, SourceFile(name: file.name, bytes: Array(text.utf8)))
    }
  }
}

/// A slide that says what is wrong where others would be.
private enum FaultSlide {
  /// Markdown whose sentence is shown as it is.
  static func text(_ title: String, _ sentence: String, isFault: Bool = true) -> String {
    var shown = ""
    for scalar in sentence.unicodeScalars {
      // Everything that Markdown could read something into.
      let isPlain =
        scalar.value >= 0x80 || (0x30...0x39).contains(scalar.value) || scalar.value == 0x20
        || (0x61...0x7A).contains(scalar.value | 0x20)
      if !isPlain, scalar.value >= 0x20 { shown += "\\" }
      shown.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return "# \(title)\n\n:::\(isFault ? "danger" : "info")\n\(shown)\n:::\n"
  }
}
