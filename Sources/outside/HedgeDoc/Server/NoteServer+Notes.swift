import Bytes
import FileTrees

extension NoteServer {
  /// Makes a note of a text; `alias` is the name that it shall have, where the server allows one.
  ///
  /// - Throws: `WebFault` that says why the server has not made it, also where its answer looks as if it had.
  public func create(_ text: [UInt8], alias: String? = nil) throws -> NoteAddress {
    let place = alias.map { "/\($0)" } ?? ""
    do {
      switch interface {
      case .one: return try courier.run(try send("POST", "/new\(place)", text)) { try self.madeByOne($0, alias) }
      case .two:
        return try courier.run(try send("POST", "/api/v2/notes\(place)", text)) { try self.madeByTwo($0, alias) }
      }
    } catch let fault as WebFault {
      throw fault.saying("the note may be there all the same: look before you push again")
    }
  }

  /// Replaces the text of a note, where it is another one.
  ///
  /// HedgeDoc 2 closes open editors for it, which then may bring their old text back, and has been seen to lose a new text
  /// and answer as if it had it. So nothing is sent that is there already, and the note is read for some seconds.
  ///
  /// - Throws: `WebFault` for a note of HedgeDoc 1, which has no way to do it, and for one that did not keep the text.
  public func update(_ note: NoteAddress, _ text: [UInt8]) throws {
    guard note.interface == .two else {
      throw WebFault("HedgeDoc 1 cannot change a note over HTTP; \"push --new\" makes another note")
    }
    if try read(note) == text { return }
    try courier.run(try send("PUT", "/api/v2/notes/\(note.id)", text)) { answer in
      guard answer.status == 200 else { throw Refusal.of(answer, self, doing: "did not take the new text") }
    }
    for _ in 0..<Self.readings {
      Pause.wait(milliseconds: Self.betweenReadings)
      guard try read(note) == text else {
        throw WebFault(
          "\(note.edit) does not keep what was sent: the server lost it, or an open editor brought its own text back; pull, "
            + "then push again")
      }
    }
  }

  /// How often a note is read after its text was replaced, and how long between; milliseconds.
  private static let (readings, betweenReadings) = (3, 1_000)

  /// The text of a note, as it is now. Nobody is logged in for a note that everybody may read.
  public func read(_ note: NoteAddress) throws -> [UInt8] {
    switch note.interface {
    case .one:
      guard session == nil, credentials.areAPassword else { return try readOne(note, readingHeaders) }
      return try readOne(note, readingHeaders, orElse: { try self.authorization() })
    case .two:
      let errand = HTTPRequest.get(
        address.below("/api/v2/notes/\(note.id)/content"), headers: readingHeaders, limit: Self.noteLimit)
      return try courier.run(errand) { answer in
        guard answer.status == 200, !Refusal.isPage(answer) else {
          throw Refusal.of(answer, self, doing: "did not give the note")
        }
        return try answer.body()
      }
    }
  }

  /// The note by the name that the server itself has for it, where `note` may be one of its others: the short one of `/p/` and
  /// `/s/`. Only of a note that is there: where people may name notes, asking for a name makes one.
  public func canonical(_ note: NoteAddress) throws -> NoteAddress {
    let place = note.interface == .one ? "/\(note.id)" : "/api/v2/notes/\(note.id)/metadata"
    return try courier.run(.get(address.below(place), headers: readingHeaders, limit: Self.noteLimit)) { answer in
      let name: String?
      switch note.interface {
      case .one:
        name = answer.location.flatMap { Refusal.isStart($0, self) || Refusal.isLogin($0) ? nil : $0.lastName }
      case .two: name = answer.status == 200 ? JSONValue(try answer.body())?["primaryAlias"]?.string : nil
      }
      return name.flatMap { NoteAddress(server: note.server, id: $0, interface: note.interface) } ?? note
    }
  }

  private func readOne(
    _ note: NoteAddress, _ headers: [String], orElse login: (() throws -> [String])? = nil
  ) throws -> [UInt8] {
    let errand = HTTPRequest.get(
      address.below("/\(note.id)/download"), headers: headers + ["Accept: text/markdown"], limit: Self.noteLimit)
    let text: [UInt8]? = try courier.run(errand) { answer in
      let isRefused = answer.location.map { Refusal.isStart($0, self) || Refusal.isLogin($0) } ?? false
      if login != nil, isRefused || answer.status == 403 { return nil }
      return try self.downloaded(answer, errand, canFollow: true)
    }
    if let text { return text }
    return try readOne(note, try login?() ?? [])
  }

  private func send(_ method: String, _ place: String, _ text: [UInt8]) throws -> HTTPRequest {
    // HedgeDoc 2 takes this type only as it stands here; HedgeDoc 1 makes a note of its own where it is another one.
    HTTPRequest.send(
      method, address.below(place), headers: try authorization() + ["Content-Type: text/markdown"],
      limit: Self.noteLimit
    ) { file in
      try file.write(text)
      return text.count
    }
  }

  private func madeByOne(_ answer: WebAnswer, _ alias: String?) throws -> NoteAddress {
    guard let target = answer.location else {
      if answer.status == 404 || answer.status == 405 { throw Refusal.noOne(self) }
      if answer.status == 403 { throw Refusal.notMade(self, alias: alias) }
      throw Refusal.of(answer, self, doing: "did not make the note", alias: alias)
    }
    if target.path.utf8.elementsEqual(answer.address.path.utf8) { throw Refusal.canonical(self, target) }
    if Refusal.isStart(target, self) || Refusal.isLogin(target) { throw Refusal.notMade(self, alias: alias) }
    // The server may call itself by another name than we do; what counts is the note's.
    let id = target.lastName
    guard answer.status == 302, let note = NoteAddress(server: address, id: id, interface: .one) else {
      throw WebFault("\(name) answered with a redirect to \(target), which is no note; look there with a browser")
    }
    return note
  }

  private func madeByTwo(_ answer: WebAnswer, _ alias: String?) throws -> NoteAddress {
    if answer.status == 404 || answer.header("hedgedoc-version").map({ $0.utf8.first == UInt8(ascii: "1") }) ?? false {
      throw Refusal.noTwo(self)
    }
    guard answer.status == 201 else { throw Refusal.of(answer, self, doing: "did not make the note", alias: alias) }
    let metadata = JSONValue(try answer.body())?["metadata"]
    let names = ["primaryAlias", "primaryAddress", "alias", "id"].lazy.compactMap { metadata?[$0]?.string }
    guard let id = names.first ?? alias, let note = NoteAddress(server: address, id: id, interface: .two) else {
      throw WebFault("\(name) made a note and did not say where; look into your notes there")
    }
    return note
  }

  private func downloaded(_ answer: WebAnswer, _ errand: HTTPRequest, canFollow: Bool) throws -> [UInt8] {
    if let target = answer.location {
      if Refusal.isStart(target, self) || Refusal.isLogin(target) {
        throw Refusal.loginWanted(self, doing: "did not give the note")
      }
      let isDownload = target.path.utf8.suffix(9).elementsEqual("/download".utf8)
      // Another name of the same note; the server's own address may differ from how we call it.
      let id = String(decoding: target.path.utf8.dropLast(9), as: UTF8.self)
      guard canFollow, isDownload, let end = WebAddress(target.origin + id)?.lastName,
        let note = NoteAddress(server: address, id: end, interface: .one)
      else {
        throw WebFault(
          "\(answer.address) leads to \(target), which is not the note's text; pull the note by that address")
      }
      let next = HTTPRequest.get(
        address.below("/\(note.id)/download"), headers: errand.headers, limit: Self.noteLimit)
      return try courier.run(next) { try self.downloaded($0, next, canFollow: false) }
    }
    guard answer.status == 200 else { throw Refusal.of(answer, self, doing: "did not give the note") }
    remember(answer)
    guard !Refusal.isPage(answer) else { throw Refusal.page(answer, self) }
    return try answer.body()
  }
}
