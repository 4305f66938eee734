public import Archive
public import Checks
public import Diagnostics
import Digests
import FileTrees
public import Meetings
public import Reports

/// All files that go into one call's deck, as they were read.
public struct CallFiles {
  public let date: Day
  /// `.md` files of the call's folder by the bytes of their names.
  public let reports: [(name: String, file: SourceFile)]
  /// What lies there like a report and cannot be one.
  public let leftOut: [LeftOutFile]
  /// Names of reports that nobody has written: still as `new` wrote them, or empty.
  public let untouched: Set<String>
  /// Reports that lie in a place where they are not read.
  public let misplaced: [MisplacedReport]
  public let agenda: SourceFile?
  public let templates: TemplateSet
  /// What lies beside the deck, by name; sizes in bytes.
  public let pictures: [String: Int]
  /// What lies beside the reports, by its path in their folder.
  public let besides: [ArchivedDeck.Input]
  /// Files beside the deck that uploads are, where they have another name.
  public let pictureNames: [String: String]
  /// Everything above by its SHA-256, in a fixed order: the same list, the same deck.
  public let inputs: [ArchivedDeck.Input]

  /// Names of the reports that belong to a team.
  private let owned: [String: String]

  public init(
    date: Day, reports: [(name: String, file: SourceFile)], leftOut: [LeftOutFile], untouched: Set<String>,
    misplaced: [MisplacedReport], agenda: SourceFile?, templates: TemplateSet, pictures: [String: Int],
    besides: [ArchivedDeck.Input], pictureNames: [String: String], inputs: [ArchivedDeck.Input], community: Community
  ) {
    (self.date, self.reports, self.leftOut, self.untouched) = (date, reports, leftOut, untouched)
    (self.misplaced, self.agenda, self.templates, self.pictures) = (misplaced, agenda, templates, pictures)
    (self.besides, self.pictureNames, self.inputs) = (besides, pictureNames, inputs)
    owned = Dictionary(
      reports.compactMap { name, file in Report.owner(of: name, file, community).map { (name, $0.id) } },
      uniquingKeysWith: { first, _ in first })
  }

  private init(_ files: CallFiles, reports: [(name: String, file: SourceFile)]) {
    (date, self.reports, leftOut, untouched) = (files.date, reports, files.leftOut, files.untouched)
    (misplaced, agenda, templates, pictures) = (files.misplaced, files.agenda, files.templates, files.pictures)
    (besides, pictureNames, inputs, owned) = (files.besides, files.pictureNames, files.inputs, files.owned)
  }

  /// The same with reports that were read before.
  func with(reports: [(name: String, file: SourceFile)]) -> CallFiles { CallFiles(self, reports: reports) }

  public var isEmpty: Bool { reports.isEmpty && leftOut.isEmpty && agenda == nil }

  /// The reports that somebody has written.
  public var written: [(name: String, file: SourceFile)] { reports.filter { !untouched.contains($0.name) } }

  /// The names of a team's reports that somebody has written, or that cannot be read.
  public func names(of team: Team) -> [String] {
    written.map(\.name).filter { owned[$0]?.utf8.elementsEqual(team.id.utf8) ?? false }
      + leftOut.map(\.name).filter { name in team.hasID(String(decoding: name.utf8.dropLast(3), as: UTF8.self)) }
  }

  /// Whether something of this team's lies there, be it readable or not.
  public func has(_ team: Team) -> Bool { !names(of: team).isEmpty }

  /// The inputs that a deck depends on by what people wrote: its reports and its agenda; neither settings nor templates, and no
  /// report that nobody has written.
  public var essential: [ArchivedDeck.Input] { essential(of: inputs) }

  /// The same of what was recorded.
  public func essential(of inputs: [ArchivedDeck.Input]) -> [ArchivedDeck.Input] {
    let folder = "reports/\(date)/"
    let unwritten = Set(untouched.map { folder + $0 })
    let prints = Dictionary(self.inputs.map { ($0.path, $0.print) }, uniquingKeysWith: { first, _ in first })
    return inputs.filter { input in
      guard input.path.utf8.starts(with: folder.utf8) else { return false }
      return !(unwritten.contains(input.path) && prints[input.path]?.isSameText(as: input.print) ?? false)
    }
  }
}

extension Repository {
  /// Reads everything that `build` uses for this call.
  public func files(of date: Day) throws -> CallFiles {
    let folder = layout.reports(of: date)
    var inputs = [ArchivedDeck.Input(path: Settings.fileName, bytes: settings.bytes)]
    func take(_ place: RelativePath, _ name: String) throws(FileFault) -> SourceFile? {
      guard let path = place / name, let bytes = try root.read(path) else { return nil }
      inputs.append(ArchivedDeck.Input(path: path.description, bytes: bytes))
      return SourceFile(name: prefix + path.description, bytes: bytes)
    }
    var own: [TemplateSet.Name: SourceFile] = [:]
    for name in TemplateSet.Name.allCases {
      own[name] = try take(Layout.templates, name.rawValue)
    }
    let agenda = try take(folder, Agenda.fileName)
    var reports: [(name: String, file: SourceFile)] = []
    var leftOut: [LeftOutFile] = []
    for entry in try root.entries(folder) {
      do throws(FileFault) {
        if let misnamed = LeftOutFile(entry, community) {
          leftOut.append(misnamed)
        } else if Layout.isMarkdown(entry.name), let file = try take(folder, entry.name) {
          reports.append((entry.name, file))
        }
      } catch {
        // A disk that fails is no fault of one report: the deck would silently lose what it had.
        guard error.isOfThisFileAlone else { throw error }
        leftOut.append(LeftOutFile(name: entry.name, reason: .unreadable(error)))
      }
    }
    if let entry = try root.entry(layout.misnamedReports(of: date)), entry.kind == .folder {
      leftOut.append(LeftOutFile(name: entry.name, reason: .folder))
    }
    if !leftOut.isEmpty {
      let names = leftOut.map(\.name).joined(separator: "\n")
      inputs.append(ArchivedDeck.Input(path: "\(folder)/", sha256: SHA256.hex(of: Array(names.utf8))))
    }
    let besides = try self.besides(folder)
    for picture in besides {
      inputs.append(ArchivedDeck.Input(path: "\(folder)/\(picture.path)", sha256: picture.sha256, lf: picture.print.lf))
    }
    let pictures = try self.pictures()
    let listing = pictures.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n")
    inputs.append(ArchivedDeck.Input(path: "\(layout.decks)/", sha256: SHA256.hex(of: Array(listing.utf8))))
    let (names, known) = try PictureNames.read(in: root)
    if let known {
      inputs.append(ArchivedDeck.Input(path: PictureNames.path.description, sha256: SHA256.hex(of: known)))
    }
    let templates = TemplateSet(own: own)
    var unwritten: Set<String> = []
    if agenda.map({ !Agenda.read($0).agenda.isExact }) ?? true {
      unwritten = try ReportTemplate.untouched(reports, date: date, community: community, templates)
      for (name, file) in reports {
        guard let team = Report.owner(of: name, file, community) else { continue }
        if Report(file, team: team, date: date).isEmpty { unwritten.insert(name) }
      }
    }
    return CallFiles(
      date: date, reports: reports, leftOut: leftOut, untouched: unwritten,
      misplaced: try MisplacedReport.all(of: date, in: self), agenda: agenda, templates: templates,
      pictures: pictures, besides: besides, pictureNames: names.files, inputs: inputs, community: community)
  }

  /// The pictures in a folder of reports, and in folders in it.
  private func besides(_ folder: RelativePath) throws -> [ArchivedDeck.Input] {
    var found: [ArchivedDeck.Input] = []
    func look(into place: RelativePath, _ lead: String) throws {
      for entry in try root.entries(place) {
        guard let path = place / entry.name else { continue }
        if entry.kind == .folder, lead.utf8.isEmpty { try look(into: path, entry.name + "/") }
        guard entry.kind == .file, BroughtPictures.isPicture(entry.name), let bytes = try root.read(path) else {
          continue
        }
        found.append(ArchivedDeck.Input(path: lead + entry.name, bytes: bytes))
      }
    }
    try look(into: folder, "")
    return found
  }

  /// What lies beside the decks and beside the reports of a call.
  func shelf(_ files: CallFiles) -> PictureLookup {
    let beside = shelf(files.pictures)
    let folder = layout.reports(of: files.date)
    let root = self.root
    let names = Set(files.besides.map(\.path))
    let place: @Sendable (String) -> RelativePath? = { names.contains($0) ? folder / $0 : nil }
    return PictureLookup(
      { name in
        guard let path = place(name), let entry = try? root.entry(path) else { return beside.size(name) }
        return entry.size
      },
      dots: { name in
        guard let path = place(name), let bytes = try? root.read(path) else { return beside.dots(name) }
        return PictureLookup.dots(in: bytes)
      })
  }

  /// What lies beside the decks; a file in a folder below is looked for when a text shows it.
  public func shelf(_ pictures: [String: Int]) -> PictureLookup {
    let (root, deckFolder) = (self.root, layout.decks)
    let others = ((try? PictureNames.read(in: root))?.names ?? PictureNames()).files
    let size: @Sendable (String) -> Int? = { name in
      if let size = pictures[name] ?? others[name].flatMap({ pictures[$0] }) { return size }
      guard name.utf8.contains(UInt8(ascii: "/")), let path = deckFolder / name,
        let entry = try? root.entry(path), entry.kind == .file
      else { return nil }
      return entry.size
    }
    return PictureLookup(size) { name in
      let file = pictures[name] == nil ? others[name] ?? name : name
      return (deckFolder / file).flatMap { PictureLookup.dots(in: (try? root.read($0)) ?? nil) }
    }
  }

  /// The repository's own templates, and the built-in ones for the rest.
  public func templates() throws -> TemplateSet {
    var own: [TemplateSet.Name: SourceFile] = [:]
    for name in TemplateSet.Name.allCases {
      if let path = Layout.template(name.rawValue), let bytes = try root.read(path) {
        own[name] = SourceFile(name: prefix + path.description, bytes: bytes)
      }
    }
    return TemplateSet(own: own)
  }

  /// The files beside the decks that are no Markdown, with their sizes; not what a killed program left unfinished.
  public func pictures() throws -> [String: Int] {
    var found: [String: Int] = [:]
    for entry in try root.entries(layout.decks) where entry.kind == .file {
      let name = entry.name.utf8
      let isUnfinished = name.starts(with: ".minutes-".utf8) && name.suffix(4).elementsEqual(".tmp".utf8)
      if !name.suffix(3).elementsEqual(".md".utf8), !isUnfinished { found[entry.name] = entry.size }
    }
    return found
  }
}

extension CallFiles {
  /// The call that the files make, some of them replaced or added, and perhaps with another agenda.
  public func call(
    _ community: Community, with changed: [String: [UInt8]] = [:], agenda other: Agenda? = nil,
    names: [String: String] = [:]
  ) -> CallReports {
    var files = written.map { name, file in
      (name: name, file: changed[name].map { SourceFile(name: file.name, bytes: $0) } ?? file)
    }
    for (name, bytes) in changed where !written.contains(where: { $0.name == name }) {
      files.append((name, SourceFile(name: name, bytes: bytes)))
    }
    let order = other.map { SourceFile(name: Agenda.fileName, bytes: Array($0.yaml.utf8)) } ?? agenda
    return CallReports(date, files: files, agenda: order, community: community, names: names)
  }
}
