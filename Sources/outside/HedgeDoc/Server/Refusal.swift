import Bytes

/// What it means when HedgeDoc does not do what it was asked: many of its refusals look like success.
enum Refusal {
  /// The meaning of a status; `doing` follows the server's name.
  static func of(_ answer: WebAnswer, _ server: NoteServer, doing: String, alias: String? = nil) -> WebFault {
    var fault = sentence(answer, server, doing: doing, alias: alias)
    fault.isGone = answer.status == 404
    return fault
  }

  private static func sentence(
    _ answer: WebAnswer, _ server: NoteServer, doing: String, alias: String?
  ) -> WebFault {
    let place = server.name
    let name = alias.map { "\"\($0)\"" } ?? "it"
    if let said = named(answer, server, doing: doing, alias: alias) { return said }
    switch answer.status {
    case 200..<300 where isPage(answer): return page(answer, server)
    case 401, 403:
      if server.isAnonymous { return loginWanted(server, doing: doing) }
      if server.interface == .two {
        return WebFault(
          "\(place) \(doing): it does not know the token, or the note is somebody else's; make a new token in your profile there"
        )
      }
      return WebFault("\(place) \(doing): you have no right to it; ask its owner, or log in as somebody who has")
    case 404:
      let path = server.address.path
      let wrong = path.isEmpty ? "" : ", or does the path \(path) in minutes.yml lead to no HedgeDoc?"
      return WebFault("\(place) \(doing): there is no such note; was it deleted\(wrong.isEmpty ? "?" : wrong)")
    case 409:
      return WebFault(
        "\(place) \(doing): there is a note called \(name) already; choose another --alias, or pull that one")
    case 413:
      return WebFault(
        "\(place) \(doing): the text is longer than the server allows (usually 100000 letters); shorten it, or ask the server's keepers"
      )
    case 429:
      return WebFault("\(place) \(doing): too many requests in a short time; wait five minutes and run this again")
    case 503:
      return WebFault("\(place) \(doing): it is too busy right now (status 503); run this again in a minute")
    case 400:
      return WebFault("\(place) \(doing): it could not read the request (status 400); is its version newer than 2.0?")
    case 500...:
      return WebFault("\(place) \(doing): it has a fault of its own (status \(answer.status)); run this again later")
    default:
      return WebFault(
        "\(place) \(doing): it answered with status \(answer.status); look at that address with a browser")
    }
  }

  /// What HedgeDoc 2 says by the name of its error; `nil` where it names none that has a sentence.
  private static func named(
    _ answer: WebAnswer, _ server: NoteServer, doing: String, alias: String?
  ) -> WebFault? {
    guard server.interface == .two, answer.status >= 400, answer.count < 1 << 16, let body = try? answer.body(),
      let name = JSONValue(body)?["name"]?.string
    else { return nil }
    let why: String
    switch name {
    case "ForbiddenIdError":
      why =
        "no note may be called \(alias.map { "\"\($0)\"" } ?? "so") there; names are letters, digits, - and _, and some words "
        + "are the server's own: choose another --alias"
    case "AlreadyInDBError":
      why =
        "there is a note called \(alias.map { "\"\($0)\"" } ?? "so") already; choose another --alias, or pull that one"
    case "MaximumDocumentLengthExceededError":
      why =
        "the text is longer than the server allows (usually 100000 letters); shorten it, or ask the server's keepers"
    case "PermissionError": why = "the person of this token has no right to it; ask the note's owner"
    case "NotInDBError": why = "there is no such note; was it deleted?"
    case "ClientError": why = "it takes no file of this kind; PNG, JPEG, GIF and WebP are right"
    default: return nil
    }
    return WebFault("\(server.name) \(doing): \(why)")
  }

  /// A redirect to the start page, or status 403: the answer to four different refusals.
  static func notMade(_ server: NoteServer, alias: String?) -> WebFault {
    let doing = "did not make the note"
    let free =
      alias.map {
        "notes with names of one's own (\($0); free URLs) are switched off there, which \"push\" without --alias shows"
      }
    guard server.isAnonymous else {
      let off = "new notes are switched off there; ask its keepers"
      return WebFault("\(server.name) \(doing), though you are logged in: \(free.map { "\($0), or " } ?? "")\(off)")
    }
    let login = loginWanted(server, doing: doing).description
    return WebFault("\(login); or \(free.map { "\($0); or " } ?? "")new notes are switched off there, for everybody")
  }

  /// Something else answers there.
  static func noHedgeDoc(_ server: NoteServer) -> WebFault {
    WebFault("\(server.name) does not answer as HedgeDoc does; check the address in minutes.yml, its path too")
  }

  static func loginWanted(_ server: NoteServer, doing: String) -> WebFault {
    WebFault(
      server.isAnonymous
        ? "\(server.name) \(doing): it wants you to log in; set MINUTES_HEDGEDOC_EMAIL and MINUTES_HEDGEDOC_PASSWORD, "
          + "MINUTES_HEDGEDOC_SESSION, or for HedgeDoc 2 MINUTES_HEDGEDOC_TOKEN"
        : "\(server.name) \(doing): it does not take you for logged in, or you have no right to it; log in anew")
  }

  static func page(_ answer: WebAnswer, _ server: NoteServer) -> WebFault {
    WebFault(
      "\(answer.address) showed a page for people instead of a note's text, perhaps one to log in at; "
        + "check the address in minutes.yml, and whether something stands before the server")
  }

  /// The server has another name: whatever is sent there arrives as a mere look at a page.
  static func canonical(_ server: NoteServer, _ target: WebAddress) -> WebFault {
    WebFault(
      "\(server.name) wants to be called \(target.origin), and loses what is sent to it by another name; "
        + "write that address into minutes.yml")
  }

  static func noOne(_ server: NoteServer) -> WebFault {
    WebFault(
      "\(server.name) has no place for new notes, as HedgeDoc 1 has; check the address in minutes.yml, its path too; "
        + "HedgeDoc 2 needs a token (MINUTES_HEDGEDOC_TOKEN)")
  }

  static func noTwo(_ server: NoteServer) -> WebFault {
    WebFault(
      "\(server.name) does not speak as HedgeDoc 2 does, so a token is of no use there; unset it, or check the address")
  }

  /// A page in HTML where Markdown or JSON was asked for.
  static func isPage(_ answer: WebAnswer) -> Bool {
    answer.header("content-type")?.utf8.starts(with: "text/html".utf8) ?? false
  }

  /// The start page, where HedgeDoc sends those who may not.
  static func isStart(_ target: WebAddress, _ server: NoteServer) -> Bool {
    target.path.utf8.elementsEqual(server.address.path.utf8) || target.path.isEmpty
  }

  static func isLogin(_ target: WebAddress) -> Bool {
    let names = ["login", "signin", "auth", "oauth2"]
    return target.path.utf8.split(separator: UInt8(ascii: "/")).contains { part in
      names.contains { $0.utf8.elementsEqual(part) }
    }
  }
}
