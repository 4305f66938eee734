import Archive
import Bytes
import Decks
import Diagnostics
import Digests
public import FileTrees
public import Meetings
import Reports

/// Moves a call to another day: its reports, its deck, and what is kept of its note.
///
/// Every step is whole, and the old deck goes last, so that a run that was ended is completed by the same call.
public struct MoveJob {
  private let repository: Repository
  private let from: Day
  private let to: Day

  public init(repository: Repository, from: Day, to: Day) {
    (self.repository, self.from, self.to) = (repository, from, to)
  }

  /// What was moved: each from where to where.
  public typealias Moved = [(from: RelativePath, to: RelativePath)]

  /// - Throws: `Failure` where there is nothing to move, or something in its way; `ManifestFault`, `FileFault`.
  public func run() throws -> Moved {
    let (root, layout) = (repository.root, repository.layout)
    guard from != to else { throw Failure("\(from) is the day that the call is on already") }
    let (old, new) = (layout.deck(of: from), layout.deck(of: to))
    let archive = Archive(root: root)
    let deck = try root.read(old)
    let known = try archive.newest(old)
    let hasReports = try root.entry(layout.reports(of: from)) != nil
    guard deck != nil || hasReports else {
      throw Failure("there is neither a deck nor a report of \(from); nothing was moved")
    }
    var moved: Moved = []
    var writing: DeckWriting?
    if let deck {
      if let known, known.isThere, try !archive.isAsRecorded(known, deck) {
        throw Failure(
          "\(repository.prefix)\(old) was edited since it was written; \"minutes accept \(from)\" takes the edit, and then the "
            + "call can be moved; nothing was changed")
      }
      writing = try self.writing(deck, known, at: new, from: old)
    }
    // A run that was ended may have written it.
    let present = try root.read(new)
    try findRoom(begun: present != nil && present == writing?.deck, hasReports: hasReports)
    if let writing {
      let recorded = try archive.newest(new)
      let isDone = try recorded.map { try $0.place != nil && archive.isAsRecorded($0, writing.deck) } ?? false
      if !isDone || present == nil { _ = try archive.store(writing) }
      moved.append((old, new))
    }
    if hasReports {
      try moveReports()
      moved.append((layout.reports(of: from), layout.reports(of: to)))
    }
    for (place, other) in [
      (layout.note(of: from), layout.note(of: to)), (layout.watched(of: from), layout.watched(of: to)),
    ] {
      guard try root.entry(place) != nil else { continue }
      if try root.locked({ try $0.move(place, to: other) }) { moved.append((place, other)) }
    }
    if let deck {
      var entry = ArchivedDeck(
        path: old.description, kind: .moved, print: Fingerprint(of: deck), size: deck.count,
        program: "minutes \(ProgramVersion.text)")
      entry.place = new.description
      try root.locked { try archive.takeOut(old, deck, as: entry, in: $0) }
    }
    return moved
  }

  private func findRoom(begun: Bool, hasReports: Bool) throws {
    let (root, layout) = (repository.root, repository.layout)
    if !begun, try root.entry(layout.deck(of: to)) != nil {
      throw Failure("\(repository.prefix)\(layout.deck(of: to)) is there already, and stays; nothing was moved")
    }
    guard hasReports, try root.entry(layout.reports(of: to)) != nil else { return }
    throw Failure("\(repository.prefix)\(layout.reports(of: to)) is there already, and stays; nothing was moved")
  }

  /// The deck with the new date on its cover, and what is known of it. Both dates have as many bytes, so that all places stay.
  private func writing(_ deck: [UInt8], _ known: ArchivedDeck?, at new: RelativePath, from old: RelativePath) throws
    -> DeckWriting
  {
    var writing = DeckWriting(
      deck: dated(deck, until: known?.parts.first?.range.lowerBound), path: new,
      program: known?.program ?? "minutes \(ProgramVersion.text)")
    writing.place = old.description
    guard let known, known.isThere else {
      writing.kind = .edited
      writing.pictures = try repository.shownPictures(deck)
      return writing
    }
    (writing.kind, writing.parts, writing.findings, writing.pictures) = (
      known.kind, known.parts, known.findings, known.pictures
    )
    if let base = try Archive(root: repository.root).base(of: known), known.made != nil {
      writing.made = dated(base, until: known.parts.first?.range.lowerBound)
    }
    let (lead, newLead) = ("reports/\(from)/", "reports/\(to)/")
    writing.inputs = try known.inputs.map { input in
      guard input.path.utf8.starts(with: lead.utf8) else { return input }
      let name = newLead + String(decoding: input.path.utf8.dropFirst(lead.utf8.count), as: UTF8.self)
      guard let place = RelativePath(input.path), let bytes = try repository.root.read(place),
        input.print.isOf(bytes, exactly: false), Layout.isMarkdown(name)
      else { return ArchivedDeck.Input(path: name, sha256: input.sha256, lf: input.print.lf) }
      return ArchivedDeck.Input(path: name, bytes: redated(bytes))
    }
    return writing
  }

  /// Moves the folder at one moment, after its reports say the new date where they said the old one.
  private func moveReports() throws {
    let folder = repository.layout.reports(of: from)
    try repository.root.locked { locked in
      for entry in try repository.root.entries(folder) where entry.kind == .file && Layout.isMarkdown(entry.name) {
        guard let path = folder / entry.name, let bytes = try repository.root.read(path) else { continue }
        let changed = redated(bytes)
        if changed != bytes { try locked.replace(path, changed, ifItIs: SHA256.hex(of: bytes)) }
      }
      guard try locked.move(folder, to: repository.layout.reports(of: to)) else {
        throw Failure(
          "\(repository.prefix)\(repository.layout.reports(of: to)) is there already, and stays; run this again without it"
        )
      }
    }
  }

  /// The cover, which ends where the first part begins, with the new date.
  private func dated(_ deck: [UInt8], until end: Int?) -> [UInt8] {
    let first = Deck(SourceFile(name: "", bytes: deck)).slides.first
    let end = min(end ?? first?.range.upperBound ?? 0, deck.count)
    return replaced(Array(deck[..<end])) + deck[end...]
  }

  /// A report whose front matter says the old date says the new one.
  private func redated(_ bytes: [UInt8]) -> [UInt8] {
    guard let head = Report.head(in: bytes) else { return bytes }
    let lines = Lines.split(bytes[head]).map { $0.starts(with: "date:".utf8) ? replaced(Array($0)) : Array($0) }
    return Array(bytes[..<head.lowerBound]) + lines.joined() + bytes[head.upperBound...]
  }

  private func replaced(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for (old, new) in [(from.description, to.description), (from.compact, to.compact)] {
      let (old, new) = (Array(old.utf8), Array(new.utf8))
      var index = 0
      while index + old.count <= text.count {
        let isWhole =
          text[index...].starts(with: old)
          && !(index > 0 && text[index - 1].isASCIIDigit)
          && !(index + old.count < text.count && text[index + old.count].isASCIIDigit)
        // The names of pictures stay.
        if isWhole, old.count == 10 || !(index > 0 && text[index - 1] == UInt8(ascii: "/")) {
          text.replaceSubrange(index..<(index + old.count), with: new)
          index += old.count
        } else {
          index += 1
        }
      }
    }
    return text
  }
}
