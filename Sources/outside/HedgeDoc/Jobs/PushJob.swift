import Archive
import Decks
public import Diagnostics
import Digests
import FileTrees
public import Meetings
import Reports
public import Workspace

/// The archived deck → its note.
public struct PushJob {
  public let repository: Repository
  public let date: Day
  public let network: Network
  /// Whether pictures go along.
  public let uploads: Bool
  private let output: JobOutput

  public init(repository: Repository, date: Day, network: Network, uploads: Bool, output: JobOutput) {
    (self.repository, self.date, self.network, self.uploads) = (repository, date, network, uploads)
    self.output = output
  }

  /// What came of it.
  public struct Result {
    public let note: NoteAddress
    /// In sentences: pictures that stay behind.
    public let remarks: [String]
  }

  private var files: NoteFiles { NoteFiles(repository: repository, date: date) }
  private var server: NoteServer { network.server }

  /// A new note.
  public func create(_ bytes: [UInt8], alias: String?, known: NoteRecord?) throws -> Result {
    let deck = Deck(SourceFile(name: repository.layout.deck(of: date).description, bytes: bytes))
    let shown = uploads ? try NotePictures(repository: repository).shown(in: deck) : []
    switch server.interface {
    case .one:
      let (links, remarks) = try upload(shown, known, for: nil)
      let text = NoteText(deck: bytes, pictures: NotePictures.edits(shown, links), interface: .one)
      return try finish(try server.create(text.bytes, alias: alias), text, bytes, links, remarks)
    case .two:
      // Its pictures belong to a note, so that has to be there first.
      let plain = NoteText(deck: bytes, pictures: [], interface: .two)
      let note = try server.create(plain.bytes, alias: alias)
      guard !shown.isEmpty else { return try finish(note, plain, bytes, [], []) }
      return try replace(note, bytes, shown, known)
    }
  }

  /// The same note with the deck as it is now.
  public func update(_ record: NoteRecord, _ bytes: [UInt8]) throws -> Result {
    let deck = Deck(SourceFile(name: repository.layout.deck(of: date).description, bytes: bytes))
    let shown = uploads ? try NotePictures(repository: repository).shown(in: deck) : []
    return try replace(record.note, bytes, shown, record)
  }

  private func replace(
    _ note: NoteAddress, _ bytes: [UInt8], _ shown: [NotePictures.Shown], _ known: NoteRecord?
  ) throws -> Result {
    let (links, remarks) = try upload(shown, known, for: note)
    let text = NoteText(deck: bytes, pictures: NotePictures.edits(shown, links), interface: note.interface)
    try server.update(note, text.bytes)
    return try finish(note, text, bytes, links, remarks)
  }

  /// Uploads what the server does not have yet.
  private func upload(
    _ shown: [NotePictures.Shown], _ known: NoteRecord?, for note: NoteAddress?
  ) throws -> (links: [NoteRecord.Picture], remarks: [String]) {
    var links: [NoteRecord.Picture] = []
    var fresh: [NotePictures.Shown] = []
    for one in shown {
      let there = known?.pictures.last { $0.name == one.picture.name && $0.sha256 == one.sha256 }
      if let there { links.append(there) } else { fresh.append(one) }
    }
    guard !fresh.isEmpty else { return (links, []) }
    let count = fresh.count
    let outcomes = try server.upload(
      fresh.map(\.picture), of: repository.root, for: note, progress: { output.progress("pictures", $0, count) })
    var remarks: [String] = []
    for (one, outcome) in zip(fresh, outcomes) {
      switch outcome {
      case .success(let link):
        links.append(.init(name: one.picture.name, sha256: one.sha256, link: link.description))
      case .failure(let fault): remarks.append("\(one.picture.name) is not in the note: \(fault)")
      }
    }
    return (links, remarks)
  }

  /// Says "done" only of a note that holds what was sent.
  private func finish(
    _ note: NoteAddress, _ text: NoteText, _ deck: [UInt8], _ links: [NoteRecord.Picture], _ remarks: [String]
  ) throws -> Result {
    let found: [UInt8]
    do {
      found = try server.read(note)
    } catch let fault as WebFault {
      throw Failure("the note \(note.edit) was made, but could not be read back: \(fault)")
    }
    guard found == text.bytes else { throw Self.differs(found, text.bytes, note) }
    try repository.root.locked { locked in
      var names: [String: String] = [:]
      for link in links { names[WebAddress(link.link)?.lastName ?? link.link] = link.name }
      try PictureNames.add(names, in: locked)
    }
    try files.write(NoteRecord(note: note, textSHA256: SHA256.hex(of: found), deck: deck, pictures: links))
    return Result(note: note, remarks: remarks)
  }

  private static func differs(_ found: [UInt8], _ sent: [UInt8], _ note: NoteAddress) -> Failure {
    let same = zip(found, sent).prefix { $0 == $1 }.count
    let line = sent[..<same].count { $0 == 0x0A } + 1
    return Failure(
      "the note \(note.edit) does not hold what was sent: \(found.count) bytes instead of \(sent.count), other from line "
        + "\(line) on; perhaps the server made a note of its own, or somebody is writing in it already; look there, and "
        + "push again with --new")
  }
}
