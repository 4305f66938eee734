import Decks
import Diagnostics
public import Meetings

/// Brings what was changed in a deck into the reports that it is made of.
///
/// A change goes into a report where it lies inside that report's part, and only if the deck made anew is then, in that
/// part, the changed one: so nothing depends on how a report is put together being understood here. Empty lines at the ends
/// of slides count for nothing.
public struct ReportTakeover {
  /// What a call's deck is made of.
  public struct Ground {
    /// The reports by file name, those too that nobody has written yet.
    public let files: [String: [UInt8]]
    /// The call's order, where it has one of its own.
    public let agenda: Agenda
    public let community: Community
    /// Makes the deck with some files in the place of those that there are, and perhaps another agenda.
    public let assemble: (_ reports: [String: [UInt8]], _ agenda: Agenda?) throws -> LocalizedDeck

    public init(
      files: [String: [UInt8]], agenda: Agenda, community: Community,
      assemble: @escaping ([String: [UInt8]], Agenda?) throws -> LocalizedDeck
    ) {
      (self.files, self.agenda, self.community, self.assemble) = (files, agenda, community, assemble)
    }
  }

  /// The reports that are to change or to be written, by file name.
  public private(set) var reports: [String: [UInt8]] = [:]
  /// The order that the call has then; `nil` where it stays as it is.
  public private(set) var agenda: Agenda?
  /// The deck that reports and agenda make then.
  public let made: [UInt8]
  /// Whether that is the whole changed deck.
  public let isWhole: Bool
  /// What is in the deck alone: the first lines of the deck's changes that found no report.
  public let left: [String]

  /// `before` is what the files make now, `after` the changed deck.
  public init(from before: LocalizedDeck, to after: [UInt8], _ ground: Ground) throws {
    guard !SlideEdges.areSame(before.bytes, after) else {
      (made, isWhole, left) = (before.bytes, true, [])
      return
    }
    let tidy = SlideEdges.adopted(after, from: before.bytes)
    let byPlace = try PlaceTakeover(from: before, to: tidy, ground).reports
    var outcome = Outcome(byPlace, nil, try ground.assemble(byPlace, nil).bytes, after)
    if !outcome.left.isEmpty {
      let slides = try SlideTakeover(from: before, to: tidy, ground)
      let made = try ground.assemble(slides.reports, slides.agenda).bytes
      let other = Outcome(slides.reports, slides.agenda, made, after)
      if other.left.count < outcome.left.count { outcome = other }
    }
    (reports, agenda, made) = (outcome.reports, outcome.agenda, outcome.made)
    isWhole = outcome.left.isEmpty
    left = outcome.left.map { [bytes = outcome.made] change in change.title(in: bytes) }
  }

  private struct Outcome {
    let reports: [String: [UInt8]]
    let agenda: Agenda?
    let made: [UInt8]
    /// What differs from the changed deck.
    let left: [Change]

    init(_ reports: [String: [UInt8]], _ agenda: Agenda?, _ made: [UInt8], _ after: [UInt8]) {
      (self.reports, self.agenda, self.made) = (reports, agenda, made)
      left = SlideEdges.areSame(made, after) ? [] : Change.all(from: made, to: SlideEdges.adopted(after, from: made))
    }
  }
}

/// Changes that lie within one report's part of the deck.
struct PlaceTakeover {
  private(set) var reports: [String: [UInt8]] = [:]

  init(from before: LocalizedDeck, to after: [UInt8], _ ground: ReportTakeover.Ground) throws {
    let changes = Change.all(from: before.bytes, to: after)
    for part in before.deck.parts {
      let range = before.place(of: part)
      // A column behind the part may be another one's.
      let inside = changes.filter { $0.isInside(range) && !($0.addsColumn && $0.range.upperBound == range.upperBound) }
      guard !inside.isEmpty, let file = ground.files[part.file] else { continue }
      let wanted = Change.apply(inside, to: before.bytes, in: range)
      let candidates = ReportCandidates(file, before, part, wanted, inside)
      reports[part.file] = try candidates.first { try ground.makes($0, part.file, wanted) }
    }
  }
}

extension ReportTakeover.Ground {
  /// Whether the deck has `wanted` as the part of a file, where that has this text.
  func makes(_ text: [UInt8], _ file: String, _ wanted: [UInt8]) throws -> Bool {
    let made = try assemble([file: text], nil)
    guard let part = made.deck.parts.first(where: { $0.file.utf8.elementsEqual(file.utf8) }) else { return false }
    return SlideEdges.areSame(made.bytes[made.place(of: part)], wanted)
  }
}

/// Texts that a report may have so that it makes its changed part; the first that keeps most of what its author wrote.
struct ReportCandidates: Sequence {
  private let texts: [[UInt8]]

  init(_ file: [UInt8], _ before: LocalizedDeck, _ part: AssembledDeck.Part, _ wanted: [UInt8], _ changes: [Change]) {
    let places = ReportPlaces(spans: before.spans(of: part), deck: before.bytes, file: file)
    let head = FrontMatter.extent(in: file, from: 0).map { Array(file[..<$0.end]) } ?? []
    let text = Array(SlideEdges.trimmed(wanted[...]))
    func headed(_ head: [UInt8]) -> [UInt8] { head + (head.isEmpty ? [] : [0x0A, 0x0A]) + text }
    let all = [
      places.edited(changes.map(\.withoutSeparators)), places.edited(changes),
      // The whole column in the author's hands: with its own heading and separators nothing is made around it.
      headed(head), headed(Self.withoutMeeting(head)), text, wanted,
    ]
    texts = all.compactMap { $0 }.filter { $0 != file }
  }

  func makeIterator() -> IndexingIterator<[[UInt8]]> { texts.makeIterator() }

  /// A head that says no more that there was no meeting; empty where nothing else is in it.
  private static func withoutMeeting(_ head: [UInt8]) -> [UInt8] {
    let lines = Lines.split(head[...]).filter { !$0.starts(with: "meeting:".utf8) }
    return lines.count > 2 ? Array(lines.joined()) : []
  }
}
