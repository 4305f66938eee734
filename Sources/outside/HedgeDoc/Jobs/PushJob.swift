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
  private let wish: Wish
  private let output: JobOutput

  /// What is asked for.
  public struct Wish: Sendable {
    /// Another note, where there is one.
    public var isNew = false
    /// The name that a new note shall have.
    public var alias: String?
    /// Who may edit it; `nil` leaves that as it is.
    public var permission: NotePermission?
    /// Whether what people wrote into the note gives way.
    public var force = false
    /// Whether pictures go along.
    public var uploads = true

    public init() {}
  }

  public init(repository: Repository, date: Day, network: Network, wish: Wish, output: JobOutput) {
    (self.repository, self.date, self.network, self.wish) = (repository, date, network, wish)
    self.output = output
  }

  /// What came of it.
  public struct Result {
    public let note: NoteAddress
    /// Who may edit it, in words.
    public let access: String
    /// Pictures that are not in the note, and why.
    public let unsent: [String]
    /// It could not be made so that who was named may edit it.
    public let isAsOpenAsWished: Bool
    /// The note had the deck already.
    public let isOld: Bool
  }

  private var files: NoteFiles { NoteFiles(repository: repository, date: date) }
  private var server: NoteServer { network.server }
  private var again: String { "\"minutes push \(date) --new\" makes another note" }

  /// Makes the note of a deck, or brings it up to date.
  ///
  /// - Throws: `Failure` or `WebFault` where the server or what people wrote is in the way; the note is then as it was.
  public func run(_ bytes: [UInt8]) throws -> Result {
    if wish.permission.map({ $0 != .freely }) ?? false, server.isAnonymous {
      throw Failure(
        "a note of somebody who is not logged in has no owner, and only an owner says who edits a note; set "
          + "MINUTES_HEDGEDOC_EMAIL and MINUTES_HEDGEDOC_PASSWORD, or take --permission and hedgedoc.permission away")
    }
    let deck = PulledText(bytes, name: repository.layout.deck(of: date).description, community: repository.community)
    for secret in deck.secrets(unknownTo: []) { output.warn("\(secret), and the note shows it to everybody") }
    guard let record = try files.read() else { return try create(bytes, nil) }
    guard !wish.isNew else {
      try findOldHome(record)
      return try create(bytes, record)
    }
    guard record.note.server == network.address else {
      throw Failure(
        "the note of this call is \(record.note.edit), on another server than minutes.yml names; --new makes one there")
    }
    let text = try readOld(record)
    let isUnedited = SHA256.hex(of: text) == record.textSHA256
    guard isUnedited || wish.force && record.note.interface == .two else { throw edited(record) }
    return try record.note.interface == .one ? compare(record, bytes) : update(record, bytes, text)
  }

  // MARK: The note that is there

  private func readOld(_ record: NoteRecord) throws -> [UInt8] {
    do {
      return try server.read(record.note)
    } catch let fault as WebFault where fault.isGone {
      throw Failure("the note \(record.note.edit) is not there any more, perhaps deleted; \(again)")
    }
  }

  private func edited(_ record: NoteRecord) -> Failure {
    let force = record.note.interface == .two ? ", and --force writes over it" : ""
    return Failure(
      "people wrote into the note \(record.note.edit) since; \"minutes pull \(date)\" brings that home first\(force)")
  }

  /// Another note makes nobody look at the old one again, so what people wrote there has to be home.
  private func findOldHome(_ record: NoteRecord) throws {
    guard !wish.force else { return }
    guard record.note.server == network.address else {
      return output.warn(
        "the note before, \(record.note.edit), lies on another server, so nobody looked whether all of it is home")
    }
    do {
      guard SHA256.hex(of: try server.read(record.note)) == record.textSHA256 else {
        throw Failure(
          "people wrote into the note \(record.note.edit) since; \"minutes pull \(date)\" brings that home first, and --force "
            + "leaves it there")
      }
    } catch let fault as WebFault where fault.isGone {
      output.warn("the note before, \(record.note.edit), is not there any more")
    }
  }

  /// HedgeDoc 1 cannot change it, so it has to have the deck.
  private func compare(_ record: NoteRecord, _ bytes: [UInt8]) throws -> Result {
    let way = "HedgeDoc 1 cannot change a note over HTTP; \(again)"
    guard record.deck == bytes else {
      throw Failure("the note \(record.note.edit) has an older deck, and \(way), or paste the deck there")
    }
    let (shown, left) = try pictures(bytes)
    let fresh = shown.filter { one in !record.pictures.contains { one.isThat($0) } }
    let unsent = left + fresh.map { "\($0.picture.name): it came after the note; \(again), with it" }
    return try result(record.note, unsent: unsent, isOld: true)
  }

  private func update(_ record: NoteRecord, _ bytes: [UInt8], _ old: [UInt8]) throws -> Result {
    let (shown, left) = try pictures(bytes)
    let (links, refused) = try upload(shown, record, for: record.note)
    let text = NoteText(deck: bytes, pictures: NotePictures.edits(shown, links), interface: record.note.interface)
    if text.bytes != old { try server.update(record.note, text.bytes) }
    try finish(record.note, text, bytes, links, record)
    return try result(record.note, unsent: left + refused, isOld: text.bytes == old)
  }

  // MARK: A new note

  private func create(_ bytes: [UInt8], _ before: NoteRecord?) throws -> Result {
    let (shown, left) = try pictures(bytes)
    guard server.interface == .two else {
      let known = before.flatMap { $0.note.server == network.address ? $0 : nil }
      let (links, refused) = try upload(shown, known, for: nil)
      let text = NoteText(deck: bytes, pictures: NotePictures.edits(shown, links), interface: .one)
      let note = try server.create(text.bytes, alias: wish.alias)
      try finish(note, text, bytes, links, before)
      return try result(note, unsent: left + refused, isOld: false)
    }
    // Its pictures belong to a note, so that has to be there first; and it is known from then on, whatever comes.
    let plain = NoteText(deck: bytes, pictures: [], interface: .two)
    let note = try server.create(plain.bytes, alias: wish.alias)
    try finish(note, plain, bytes, [], before)
    guard !shown.isEmpty, let record = try files.read() else {
      return try result(note, unsent: left, isOld: false)
    }
    let (links, refused) = try upload(shown, nil, for: note)
    let text = NoteText(deck: bytes, pictures: NotePictures.edits(shown, links), interface: .two)
    try server.update(note, text.bytes)
    try finish(note, text, bytes, links, record)
    return try result(note, unsent: left + refused, isOld: false)
  }

  // MARK: Pictures

  private func pictures(_ bytes: [UInt8]) throws -> (pictures: [NotePictures.Shown], left: [String]) {
    guard wish.uploads else { return ([], []) }
    let deck = Deck(SourceFile(name: repository.layout.deck(of: date).description, bytes: bytes))
    return try NotePictures(repository: repository).shown(in: deck)
  }

  /// Uploads what the note does not have yet; in HedgeDoc 2 another note's pictures are none of it.
  private func upload(
    _ shown: [NotePictures.Shown], _ known: NoteRecord?, for note: NoteAddress?
  ) throws -> (links: [NoteRecord.Picture], refused: [String]) {
    var links: [NoteRecord.Picture] = []
    var fresh: [NotePictures.Shown] = []
    for one in shown {
      if let there = known?.pictures.last(where: one.isThat) { links.append(there) } else { fresh.append(one) }
    }
    guard !fresh.isEmpty else { return (links, []) }
    let count = fresh.count
    let outcomes = try server.upload(
      fresh.map(\.picture), of: repository.root, for: note, progress: { output.progress("pictures", $0, count) })
    var refused: [String] = []
    for (one, outcome) in zip(fresh, outcomes) {
      switch outcome {
      case .success(let link):
        links.append(.init(name: one.picture.name, sha256: one.sha256, link: link.description))
      case .failure(let fault): refused.append("\(one.picture.name): \(fault)")
      }
    }
    return (links, refused)
  }

  // MARK: The end

  /// Says "done" only of a note that holds what was sent.
  private func finish(
    _ note: NoteAddress, _ text: NoteText, _ deck: [UInt8], _ links: [NoteRecord.Picture], _ before: NoteRecord?
  ) throws {
    let found: [UInt8]
    do {
      found = try server.read(note)
    } catch let fault as WebFault {
      throw Failure("the note \(note.edit) was made, but could not be read back: \(fault)")
    }
    guard found == text.bytes else { throw differs(found, text.bytes, note) }
    try repository.root.locked { locked in
      var names: [String: String] = [:]
      for link in links { names[WebAddress(link.link)?.lastName ?? link.link] = link.name }
      try PictureNames.add(names, in: locked)
    }
    try files.write(
      NoteRecord(
        note: note, textSHA256: SHA256.hex(of: found), deck: deck, pictures: links,
        former: before?.formerNotes(besides: note) ?? []))
  }

  private func differs(_ found: [UInt8], _ sent: [UInt8], _ note: NoteAddress) -> Failure {
    let same = zip(found, sent).prefix { $0 == $1 }.count
    let line = sent[..<same].count { $0 == 0x0A } + 1
    let way = note.interface == .two ? "pull, then push again" : "push again with --new"
    return Failure(
      "the note \(note.edit) does not hold what was sent: \(found.count) bytes instead of \(sent.count), other from line "
        + "\(line) on; perhaps the server made a note of its own, or somebody is writing in it already; look there, and "
        + way)
  }

  /// Sets who may edit the note where that was asked for, and says it in any case.
  private func result(_ note: NoteAddress, unsent: [String], isOld: Bool) throws -> Result {
    let isOwnerless = note.interface == .one && server.isAnonymous && !isOld
    let made = isOwnerless ? NoteAccess.ownerless : nil
    do {
      let access = try made ?? server.access(note, setting: wish.permission)
      return Result(
        note: note, access: access.sentence, unsent: unsent, isAsOpenAsWished: true, isOld: isOld)
    } catch let fault as WebFault {
      return Result(
        note: note, access: "not known: \(fault)", unsent: unsent, isAsOpenAsWished: wish.permission == nil,
        isOld: isOld)
    }
  }
}

extension NotePictures.Shown {
  /// Whether the server has this very file by that address.
  fileprivate func isThat(_ known: NoteRecord.Picture) -> Bool {
    known.name.utf8.elementsEqual(picture.name.utf8) && known.sha256.utf8.elementsEqual(sha256.utf8)
  }
}
