import Archive
import Diagnostics
public import FileTrees
public import Meetings
import Reports

/// Takes a call's deck out of the archive, brings it back, or takes all of the call away for good.
public struct RemoveJob {
  private let repository: Repository
  private let date: Day

  public init(repository: Repository, date: Day) { (self.repository, self.date) = (repository, date) }

  private var root: Folder { repository.root }
  private var path: RelativePath { repository.layout.deck(of: date) }
  private var archive: Archive { Archive(root: root) }

  /// Takes the deck out, and gives back where it is kept; its reports stay.
  ///
  /// - Throws: `Failure` where there is none; `ManifestFault`, `FileFault`.
  public func remove() throws -> RelativePath? {
    let known = try archive.newest(path)
    guard let deck = try root.read(path) else {
      guard let known else { throw Failure("\(repository.prefix)\(path) is not there; nothing was taken out") }
      guard known.isThere else {
        throw Failure(
          "\(repository.prefix)\(path) was taken out before; \"minutes remove \(date) --undo\" brings it back")
      }
      try root.locked { try archive.takeOut(path, nil, as: entry(known.print, known.size, kept: nil), in: $0) }
      return nil
    }
    return try root.locked { locked in
      let kept = try root.placeToKeepRemoved(deck, of: path)
      if try !locked.create(kept, deck) { try locked.keepSafe(kept) }
      try archive.takeOut(path, deck, as: entry(Fingerprint(of: deck), deck.count, kept: kept), in: locked)
      return kept
    }
  }

  /// Brings the deck back that was taken out last.
  ///
  /// - Throws: `Failure` where there is none, or where another lies in its place; `ManifestFault`, `FileFault`.
  public func undo() throws {
    guard let known = try archive.newest(path), known.kind == .removed else {
      throw Failure("no deck of \(date) was taken out, so none can be brought back")
    }
    guard let kept = known.place.flatMap(RelativePath.init), let deck = try root.read(kept) else {
      throw Failure("the deck of \(date) was taken away for good; \"minutes build \(date)\" makes it from its reports")
    }
    if let present = try root.read(path), present != deck {
      throw Failure(
        "\(repository.prefix)\(path) is there, and is another deck; it stays, and \(repository.prefix)\(kept) too")
    }
    let print = Fingerprint(of: deck)
    let before = try archive.history(path).last { $0.isThere && $0.print.isSameText(as: print) }
    var writing = DeckWriting(deck: deck, path: path, program: before?.program ?? "minutes \(ProgramVersion.text)")
    if let before {
      (writing.kind, writing.inputs, writing.pictures, writing.parts) = (
        before.kind, before.inputs, before.pictures, before.parts
      )
      (writing.findings, writing.place) = (before.findings, before.place)
      if before.made != nil { writing.made = try archive.base(of: before) }
    } else {
      writing.kind = .edited
    }
    _ = try archive.store(writing)
    try root.locked { _ = try $0.remove(kept) }
  }

  /// Takes away deck, reports and all that is kept of the call, and gives back what went. A run that was ended is completed by
  /// the same call.
  ///
  /// - Throws: `Failure` where there is nothing; `ManifestFault`, `FileFault`.
  public func purge() throws -> [RelativePath] {
    let history = try archive.history(path)
    let deck = try root.read(path)
    let last = try archive.newest(path)
    let places = try self.places(history)
    guard deck != nil || !places.isEmpty else { throw Failure("there is nothing of \(date); nothing was taken away") }
    return try root.locked { locked in
      var gone: [RelativePath] = []
      if deck != nil || last?.isThere ?? false || last?.place != nil && last?.kind == .removed {
        let print = deck.map { Fingerprint(of: $0) } ?? last?.print ?? Fingerprint(of: [])
        try archive.takeOut(path, deck, as: entry(print, deck?.count ?? last?.size ?? 0, kept: nil), in: locked)
        if deck != nil { gone.append(path) }
      }
      for place in places where try remove(place, locked) { gone.append(place) }
      return gone
    }
  }

  /// All that is kept of the call besides its deck.
  private func places(_ history: [ArchivedDeck]) throws -> [RelativePath] {
    let layout = repository.layout
    var places = [layout.reports(of: date), layout.note(of: date), layout.watched(of: date)]
    // The days that its call was on before, of which copies may be kept.
    var days = [date]
    var paths = [path]
    while let day = paths.popLast() {
      places += try archive.basePlaces(day)
      for old in try archive.history(day).filter(\.isThere).compactMap(\.place) {
        guard let place = RelativePath(old), let before = Layout.day(ofDeck: place.lastName), !days.contains(before),
          try archive.newest(place)?.isThere != true
        else { continue }
        days.append(before)
        paths.append(place)
      }
    }
    func isOfCall(_ name: String) -> Bool { days.contains { Self.isOf($0, name) } }
    for folder in [Layout.removed / layout.decks, Layout.replaced / layout.decks, layout.decks] {
      places += try root.entries(folder).filter { isOfCall($0.name) }.compactMap { folder / $0.name }
    }
    places += days.map { Layout.replaced / layout.reports(of: $0) }
    places += try root.entries(Layout.replaced / Layout.notes).filter { isOfCall($0.name) }
      .compactMap { Layout.replaced / Layout.notes / $0.name }
    places += try root.entries(Layout.notes).filter { isOfCall($0.name) }.compactMap { Layout.notes / $0.name }
    var shown = Set<String>()
    for other in try archive.all() where other.isThere && !other.path.utf8.elementsEqual(path.description.utf8) {
      shown.formUnion(other.pictures.map(\.path))
    }
    // Pictures that came with it from beside its reports.
    let leads = days.map { Array("\(layout.decks)/\($0.compact)-".utf8) }
    for picture in Set(history.flatMap(\.pictures).map(\.path)) where leads.contains(where: picture.utf8.starts) {
      if !shown.contains(picture), let place = RelativePath(picture) { places.append(place) }
    }
    var seen: Set<RelativePath> = [path]
    return try places.filter { try seen.insert($0).inserted && root.entry($0) != nil }
  }

  /// `20240926.md.orig`, `20240926.txt`, not the pictures that other decks may show.
  private static func isOf(_ day: Day, _ name: String) -> Bool { name.utf8.starts(with: "\(day.compact).".utf8) }

  private func remove(_ place: RelativePath, _ locked: LockedFolder) throws -> Bool {
    guard try root.entry(place)?.kind == .folder else { return try locked.remove(place) }
    for entry in try root.entries(place) {
      guard let inside = place / entry.name else {
        throw Failure(
          "\(repository.prefix)\(place) holds a file whose name minutes cannot use; remove it by hand and run this again"
        )
      }
      _ = try remove(inside, locked)
    }
    return try locked.removeEmpty(place)
  }

  private func entry(_ print: Fingerprint, _ size: Int, kept: RelativePath?) -> ArchivedDeck {
    var entry = ArchivedDeck(
      path: path.description, kind: .removed, print: print, size: size, program: "minutes \(ProgramVersion.text)")
    entry.place = kept?.description
    return entry
  }
}

extension Folder {
  /// `.minutes/removed/calls/20240926.md`, with a number where another deck is kept under that name.
  fileprivate func placeToKeepRemoved(_ deck: [UInt8], of path: RelativePath) throws -> RelativePath {
    for number in 1... {
      guard let place = RelativePath("\(Layout.removed)/\(path)" + (number > 1 ? ".\(number)" : "")) else { break }
      guard let there = try entry(place) else { return place }
      if there.kind == .file, try read(place) == deck { return place }
    }
    throw FileFault(.write, path.description, .changedMeanwhile)
  }
}
