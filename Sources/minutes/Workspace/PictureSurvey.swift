import Archive
import Checks
public import Decks
import Diagnostics
import FileTrees
public import Meetings
import Reports

/// What the archive has of pictures: which are missing, which nobody shows, which are there twice, which are too large.
public struct PictureSurvey {
  private let repository: Repository
  private let present: [String: Int]
  private let others: [String: String]
  /// All texts beside the decks, and the decks among them that are asked about.
  private let texts: [SourceFile]
  private let asked: [Deck]
  /// The reports of all calls; none where only some calls are asked about.
  private let reports: [SourceFile]
  /// Why texts beside the decks, and reports, could not be read.
  private let unreadTexts: [FileFault]
  private let isWhole: Bool

  /// Over 1 MB, as `picture-too-large` has it.
  private static let large = 1_000_000

  /// `dates` are the calls that are asked about; none means all.
  public init(_ repository: Repository, dates: [Day]) throws {
    self.repository = repository
    present = try repository.pictures()
    others = try PictureNames.read(in: repository.root).names.files
    let isWhole = dates.isEmpty
    let beside = try repository.texts(in: repository.layout.decks)
    let reported = isWhole ? try repository.reportTexts() : (read: [], unread: [])
    (texts, reports, unreadTexts) = (beside.read, reported.read, beside.unread + reported.unread)
    let names = Set(dates.map { repository.prefix + repository.layout.deck(of: $0).description })
    let decks = texts.filter { isWhole ? repository.isDeck($0) : names.contains($0.name) }
    for date in dates
    where !decks.contains(where: { $0.name == repository.prefix + repository.layout.deck(of: date).description }) {
      throw Failure(
        "\(repository.prefix)\(repository.layout.deck(of: date)) is not there; \"minutes build \(date)\" makes it")
    }
    asked = decks.map { Deck($0) }
    self.isWhole = isWhole
  }

  public var decks: [Deck] { asked }

  /// A sentence for each picture that is not there.
  public func missing() throws -> [String] {
    let shelf = repository.shelf(present)
    return asked.flatMap { deck -> [String] in
      let subject = CheckInput(deck: deck, community: repository.community, shelf: shelf)
      let files = subject.missingPictures.map { (place: $0.place, text: "missing: \($0.name), which") }
      var seen: Set<String> = []
      let uploads = subject.uploads.filter {
        LocalPictures.file(of: $0, names: Set(present.keys), others: others) == nil && seen.insert($0.name).inserted
      }.map { (place: $0.address, text: "not archived: \($0.name), which") }
      return (files + uploads).sorted { $0.place.lowerBound < $1.place.lowerBound }.map {
        "\($0.text) \(deck.file.name):\(deck.file.lineNumber(at: $0.place.lowerBound)) shows"
      }
    }
  }

  /// A sentence for each file that is larger than a slide needs.
  public func large() -> [String] {
    shown(present.keys.filter { (present[$0] ?? 0) > Self.large && isAsked($0) }).map { name in
      let tenths = ((present[name] ?? 0) / 50_000 + 1) / 2
      return "too large: \(folder)\(name) has \(tenths / 10).\(tenths % 10) MB, at most 1 MB is right"
    }
  }

  /// A sentence for files of the same bytes, one for each but the first.
  public func double() throws -> [String] {
    var found: [String] = []
    for (_, names) in Dictionary(grouping: present.keys.sorted(), by: { present[$0] ?? 0 }).sorted(by: {
      $0.key < $1.key
    })
    where names.count > 1 {
      var first: [String: String] = [:]
      for name in names {
        guard let digest = try (repository.layout.decks / name).flatMap({ try repository.root.sha256($0) }) else {
          continue
        }
        if let twin = first[digest], isAsked(name) || isAsked(twin) {
          found.append("double: \(folder)\(name) is the same as \(twin)")
        } else {
          first[digest] = name
        }
      }
    }
    return found
  }

  /// A sentence for each text that could not be read: nobody knows which pictures it shows.
  public func unread() -> [String] {
    unreadTexts.map { "not read: \(repository.prefix)\($0); nothing is called orphaned meanwhile" }
  }

  /// A sentence for each picture that no text of the archive shows; only where all is asked about, and all could be read.
  public func orphaned() throws -> [String] {
    guard isWhole, unreadTexts.isEmpty else { return [] }
    var used = Set(used(in: texts + reports))
    used.formUnion(
      self.used(in: [SourceFile(name: "cover", bytes: Array("![](\(repository.community.style.cover))".utf8))]))
    return try shown(present.keys.filter { !used.contains($0) }).compactMap { name in
      guard let path = repository.layout.decks / name,
        PictureKind(try repository.root.readStart(path, count: 4096)) != nil
      else { return nil }
      return "orphaned: \(folder)\(name), which no deck and no report shows"
    }
  }

  private var folder: String { "\(repository.prefix)\(repository.layout.decks)/" }

  private func shown(_ names: [String]) -> [String] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func isAsked(_ name: String) -> Bool { isWhole || used(in: asked.map(\.file)).contains(name) }

  /// The names of the files that texts show, as local pictures or as uploads.
  private func used(in texts: [SourceFile]) -> [String] {
    let names = Set(present.keys)
    return texts.flatMap { file -> [String] in
      let subject = CheckInput(deck: Deck(file), community: repository.community)
      return subject.localPictures.map(\.name)
        + subject.uploads.compactMap { LocalPictures.file(of: $0, names: names, others: others) }
    }
  }
}

extension Repository {
  /// The Markdown files of a folder, and why some of them could not be read.
  func texts(in folder: RelativePath) throws -> (read: [SourceFile], unread: [FileFault]) {
    var (read, unread): ([SourceFile], [FileFault]) = ([], [])
    for entry in try root.entries(folder) where entry.kind == .file && Layout.isMarkdown(entry.name) {
      guard let path = folder / entry.name else { continue }
      do throws(FileFault) {
        if let bytes = try root.read(path) { read.append(SourceFile(name: prefix + path.description, bytes: bytes)) }
      } catch {
        unread.append(error)
      }
    }
    return (read, unread)
  }

  /// The reports of all calls, and why some of them could not be read.
  fileprivate func reportTexts() throws -> (read: [SourceFile], unread: [FileFault]) {
    var all: (read: [SourceFile], unread: [FileFault]) = ([], [])
    for entry in try root.entries(Layout.reports) where entry.kind == .folder {
      guard let place = Layout.reports / entry.name else { continue }
      let texts = try texts(in: place)
      all.read += texts.read
      all.unread += texts.unread
    }
    return all
  }

  /// Whether a text is called like a deck, `20240926.md`.
  fileprivate func isDeck(_ file: SourceFile) -> Bool {
    Layout.day(ofDeck: String(decoding: file.name.utf8.suffix(11), as: UTF8.self)).map {
      file.name.utf8.elementsEqual((prefix + layout.deck(of: $0).description).utf8)
    } ?? false
  }
}
