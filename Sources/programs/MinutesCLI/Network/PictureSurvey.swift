import Archive
import Checks
import Decks
import Diagnostics
import FileTrees
import HedgeDoc
import Meetings
import Reports

/// What the archive has of pictures: which are missing, which nobody shows, which are there twice, which are too large.
struct PictureSurvey {
  private let repository: Repository
  private let present: [String: Int]
  private let others: [String: String]
  /// All texts beside the decks, and the decks among them that are asked about.
  private let texts: [SourceFile]
  private let asked: [Deck]
  private let isWhole: Bool

  /// Over 1 MB, as `picture-too-large` has it.
  private static let large = 1_000_000

  /// `dates` are the calls that are asked about; none means all.
  init(_ repository: Repository, dates: [Day]) throws {
    self.repository = repository
    present = try repository.pictures()
    others = try PictureNames.read(in: repository.root).names.files
    let isWhole = dates.isEmpty
    texts = try repository.texts(in: repository.deckFolder)
    let names = Set(dates.map { repository.prefix + repository.deckPath($0).description })
    let decks = texts.filter { isWhole ? repository.isDeck($0) : names.contains($0.name) }
    for date in dates
    where !decks.contains(where: { $0.name == repository.prefix + repository.deckPath(date).description }) {
      throw Failure("\(repository.prefix)\(repository.deckPath(date)) is not there; \"minutes build \(date)\" makes it")
    }
    asked = decks.map { Deck($0) }
    self.isWhole = isWhole
  }

  var decks: [Deck] { asked }

  /// A sentence for each picture that is not there.
  func missing() throws -> [String] {
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
  func large() -> [String] {
    shown(present.keys.filter { (present[$0] ?? 0) > Self.large && isAsked($0) }).map { name in
      let tenths = ((present[name] ?? 0) / 50_000 + 1) / 2
      return "too large: \(folder)\(name) has \(tenths / 10).\(tenths % 10) MB, at most 1 MB is right"
    }
  }

  /// A sentence for files of the same bytes, one for each but the first.
  func double() throws -> [String] {
    var found: [String] = []
    for (_, names) in Dictionary(grouping: present.keys.sorted(), by: { present[$0] ?? 0 }).sorted(by: {
      $0.key < $1.key
    })
    where names.count > 1 {
      var first: [String: String] = [:]
      for name in names {
        guard let digest = try (repository.deckFolder / name).flatMap({ try repository.root.sha256($0) }) else {
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

  /// A sentence for each picture that no text of the archive shows; only where all is asked about.
  func orphaned() throws -> [String] {
    guard isWhole else { return [] }
    var used = Set(used(in: texts))
    for entry in try repository.root.entries(repository.path("reports")) where entry.kind == .folder {
      guard let place = repository.path("reports") / entry.name else { continue }
      used.formUnion(self.used(in: try repository.texts(in: place)))
    }
    used.formUnion(
      self.used(in: [SourceFile(name: "cover", bytes: Array("![](\(repository.community.style.cover))".utf8))]))
    return try shown(present.keys.filter { !used.contains($0) }).compactMap { name in
      guard let path = repository.deckFolder / name,
        PictureKind(try repository.root.readStart(path, count: 4096)) != nil
      else { return nil }
      return "orphaned: \(folder)\(name), which no deck and no report shows"
    }
  }

  private var folder: String { "\(repository.prefix)\(repository.deckFolder)/" }

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
  /// The Markdown files of a folder that can be read.
  fileprivate func texts(in folder: RelativePath) throws -> [SourceFile] {
    try root.entries(folder).compactMap { entry in
      guard entry.kind == .file, entry.name.utf8.suffix(3).elementsEqual(".md".utf8), let path = folder / entry.name,
        let bytes = try? root.read(path)
      else { return nil }
      return SourceFile(name: prefix + path.description, bytes: bytes)
    }
  }

  /// Whether a text is called like a deck, `20240926.md`.
  fileprivate func isDeck(_ file: SourceFile) -> Bool {
    let name = file.name.utf8.suffix(11)
    return Day(String(decoding: name.prefix(8), as: UTF8.self)).map {
      file.name.utf8.elementsEqual((prefix + deckPath($0).description).utf8)
    } ?? false
  }
}
