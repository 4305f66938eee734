import Bytes
import FileTrees
public import Meetings

/// Who may edit a note, as its server says.
public struct NoteAccess: Sendable, Equatable {
  /// `nil` where the rights are none of the six.
  public let permission: NotePermission?
  /// Whether somebody owns it, who may lock or delete it.
  public let hasOwner: Bool

  public init(permission: NotePermission?, hasOwner: Bool) {
    (self.permission, self.hasOwner) = (permission, hasOwner)
  }

  /// Of a note that somebody without an account made, on every HedgeDoc 1.
  static let ownerless = NoteAccess(permission: .freely, hasOwner: false)

  /// A sentence for people, after "may edit: ".
  public var sentence: String {
    let who = permission?.who ?? "people with rights of their own, as the note's menu shows"
    return hasOwner ? who : "\(who); it has no owner, so that nobody can ever lock or delete it"
  }
}

extension NoteServer {
  /// Who may edit a note, after setting it where `permission` is not `nil`.
  ///
  /// - Throws: `WebFault` where the server does not say, or where the note is not ours to lock.
  public func access(_ note: NoteAddress, setting permission: NotePermission? = nil) throws -> NoteAccess {
    switch note.interface {
    case .one: try accessOfOne(note, permission)
    case .two: try accessOfTwo(note, permission)
    }
  }

  private func accessOfOne(_ note: NoteAddress, _ permission: NotePermission?) throws -> NoteAccess {
    var headers = isAnonymous ? readingHeaders : try authorization()
    if headers.isEmpty {
      // Only who has a cookie of the server's may open a note.
      let cookie = try courier.run(.get(address.below("/me"), limit: 1 << 20)) { answer in
        self.remember(answer)
        return Self.session(in: answer.headers)
      }
      headers = cookie.map { ["Cookie: connect.sid=\($0)"] } ?? []
    }
    let live = try LiveNote(note, self, headers: headers)
    defer { live.leave() }
    if let permission, live.state.permission != permission {
      guard let owner = live.state.owner else {
        throw WebFault(
          "\(note.edit) has no owner, so nobody can say who edits it; log in, and push --new makes one of yours")
      }
      guard owner.utf8.elementsEqual((person ?? "").utf8) else {
        throw WebFault("\(note.edit) is somebody else's note, and only its owner says who edits it")
      }
      try live.set(permission)
    }
    return NoteAccess(permission: live.state.permission, hasOwner: live.state.owner != nil)
  }

  // MARK: HedgeDoc 2

  /// What the groups `_EVERYONE` and `_LOGGED_IN` may do: edit, read, or nothing.
  private static func groups(_ permission: NotePermission) -> [(name: String, mayEdit: Bool?)] {
    let (everyone, people): (Bool?, Bool?) =
      switch permission {
      case .freely: (true, true)
      case .editable: (false, true)
      case .limited: (nil, true)
      case .locked: (false, false)
      case .protected: (nil, false)
      case .private: (nil, nil)
      }
    return [("_EVERYONE", everyone), ("_LOGGED_IN", people)]
  }

  private func accessOfTwo(_ note: NoteAddress, _ permission: NotePermission?) throws -> NoteAccess {
    let place = "/api/v2/notes/\(note.id)/metadata/permissions"
    for right in permission.map(Self.groups) ?? [] {
      let (group, mayEdit) = (right.name, right.mayEdit)
      let body = Array("{\"canEdit\":\(mayEdit ?? false)}".utf8)
      var errand = HTTPRequest.send(
        mayEdit == nil ? "DELETE" : "PUT", address.below("\(place)/groups/\(group)"),
        headers: readingHeaders + (mayEdit == nil ? [] : ["Content-Type: application/json"]), limit: 1 << 20
      ) { file in
        try file.write(body)
        return body.count
      }
      if mayEdit == nil { errand.fill = nil }
      errand.isRepeatable = true
      try courier.run(errand) { answer in
        // A group that has no right anyway cannot lose it.
        guard (200..<300).contains(answer.status) || mayEdit == nil && answer.status == 404 else {
          throw Refusal.of(answer, self, doing: "did not set who edits the note")
        }
      }
    }
    return try courier.run(.get(address.below(place), headers: readingHeaders, limit: 1 << 20)) { answer in
      guard answer.status == 200, let said = JSONValue(try answer.body()) else {
        throw Refusal.of(answer, self, doing: "did not say who edits the note")
      }
      var rights: [String: String] = [:]
      for group in said["sharedToGroups"]?.array ?? [] {
        if let name = group["groupName"]?.string { rights[name] = group["canEdit"] == .word("true") ? "edit" : "read" }
      }
      let found = NotePermission.allCases.first { permission in
        Self.groups(permission).allSatisfy { rights[$0.name] == $0.mayEdit.map { $0 ? "edit" : "read" } }
      }
      return NoteAccess(permission: found, hasOwner: said["owner"]?.string != nil)
    }
  }
}
