public import Checks
import Decks
public import Diagnostics
public import FileTrees
import Meetings
import Reports

/// What rules need to know about the folder that a checked file lies in.
public struct FolderSurvey {
  private let folder: Folder
  private let community: Community
  private let drawings: DrawingLookup?
  private let names: TeamNames
  private let shelf: PictureLookup
  /// Decks by name, in the order of their names.
  private let decks: [String]
  /// The call that the folder holds the reports of.
  private let call: Day?
  /// The order of that call.
  private let agenda: Agenda
  private var repeats: [String: Repeats] = [:]
  /// What the teams showed in the call before that one.
  private let callBefore: Repeats?

  /// `lead` is what leads to the folder for the user.
  public init(_ folder: Folder, lead: String, drawings: DrawingLookup? = nil) throws {
    self.folder = folder
    self.drawings = drawings
    let repository = try Repository.search(folder.path, shownAs: lead)
    community = repository?.community ?? Self.usual
    names = TeamNames(community.teams)
    let entries = try folder.entries()
    let files = entries.filter { $0.kind == .file }
    decks = files.map(\.name).filter {
      Layout.isMarkdown($0) && Day(String(decoding: $0.utf8.prefix(8), as: UTF8.self)) != nil
    }
    let name = folder.path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
    call = name.flatMap(Day.init)
    // Pictures of a report lie beside the deck that it goes into.
    if let call, let repository {
      shelf = repository.shelf(try repository.files(of: call))
    } else {
      shelf = PictureLookup { name in
        guard let path = RelativePath(name), let entry = try? folder.entry(path) else { return nil }
        return entry.kind == .file ? entry.size : nil
      }
    }
    let names = names
    callBefore = call.flatMap { call in repository.flatMap { PreviousCall($0).repeats(before: call, names) } }
    let listed = call == nil ? nil : try folder.read(RelativePath(constant: "agenda.yml"))
    agenda = listed.map { Agenda.read(SourceFile(name: Agenda.fileName, bytes: $0)).agenda } ?? Agenda()
  }

  /// What is found in a file of the folder, called `name` there.
  public mutating func findings(_ file: SourceFile, name: String) -> [Diagnostic] {
    guard Layout.isMarkdown(name) else {
      // Settings are no text, and have no secrets in them either.
      let isYAML = [".yml", ".yaml"].contains { name.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
      guard isYAML else { return [Check.noText(file)] }
      return name.utf8.elementsEqual(Settings.fileName.utf8) ? [] : Check.secrets(in: file)
    }
    if let call, !agenda.isExact || !agenda.parts.contains(where: { $0.file == name }) {
      guard let team = Report.owner(of: name, file, community) else { return [Check.stray(file, community: community)] }
      let report = Report(file, team: team, date: call, people: community.people)
      if report.isEmpty { return [CallCheck.unwritten(report)] }
      return Check.run(
        CheckInput(
          report: report, date: call, community: community, names: names, shelf: shelf, previous: callBefore),
        drawings: drawings)
    }
    // A part of an imported deck is a stretch of one.
    let deck = Deck(file)
    guard call != nil || deck.kind != .prose else {
      return Check.run(CheckInput(note: deck, community: community, names: names, shelf: shelf), drawings: drawings)
    }
    let subject = deckSubject(deck, name: name, previous: call == nil ? previous(name) : callBefore)
    repeats[name] = Repeats([subject])
    return Check.run(subject, drawings: drawings)
  }

  private func deckSubject(_ deck: Deck, name: String, previous: Repeats?) -> CheckInput {
    let date = call ?? Day(String(decoding: name.utf8.prefix(8), as: UTF8.self))
    return CheckInput(
      deck: deck, date: date, community: community, names: names, shelf: shelf, previous: previous)
  }

  /// The nearest deck before this one; older prose minutes in between are none.
  private mutating func previous(_ name: String) -> Repeats? {
    let before = decks.prefix { $0.utf8.lexicographicallyPrecedes(name.utf8) }
    for candidate in before.suffix(3).reversed() {
      if let known = repeats[candidate] { return known }
      guard let path = RelativePath(candidate), let bytes = try? folder.read(path) else { continue }
      let deck = Deck(SourceFile(name: candidate, bytes: bytes))
      guard deck.kind != .prose else { continue }
      let found = Repeats([deckSubject(deck, name: candidate, previous: nil)])
      repeats[candidate] = found
      return found
    }
    return nil
  }

  /// The settings that a new repository begins with.
  private static var usual: Community {
    Settings(SourceFile(name: Settings.fileName, bytes: TemplateSet.settings)).community
  }
}
