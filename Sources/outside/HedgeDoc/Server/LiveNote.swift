import Bytes
import FileTrees
import Meetings

/// Somebody who has a note of HedgeDoc 1 open: Engine.IO 4 and Socket.IO by long polling, as browsers fall back to it.
final class LiveNote {
  /// What the note tells of itself to whoever opens it.
  struct State {
    let permission: NotePermission?
    /// The owner's number; `nil` for a note that nobody owns.
    let owner: String?
  }

  private let server: NoteServer
  private let headers: [String]
  private let place: WebAddress
  private var events: [[JSONValue]] = []
  private let end: Int
  private(set) var state: State

  /// Opens the note. `headers` hold a cookie that the server made.
  ///
  /// - Throws: `WebFault` where it is not let in, or no answer comes within twenty seconds.
  init(_ note: NoteAddress, _ server: NoteServer, headers: [String]) throws {
    (self.server, self.headers) = (server, headers)
    end = MonotonicClock.now + 20_000
    state = State(permission: nil, owner: nil)
    let start = server.address.below("/socket.io/?noteId=\(note.id)&EIO=4&transport=polling")
    let hello = try server.courier.run(.get(start, headers: headers, limit: 1 << 20)) { answer in
      guard answer.status == 200 else { throw Refusal.of(answer, server, doing: "did not open the note") }
      return try answer.body()
    }
    guard hello.first == UInt8(ascii: "0"), let id = JSONValue(Array(hello.dropFirst()))?["sid"]?.string,
      id.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { throw WebFault("\(server.name) did not open the note; does a proxy before it keep /socket.io to itself?") }
    place = server.address.below("/socket.io/?noteId=\(note.id)&EIO=4&transport=polling&sid=\(id)")
    try send("40")
    let said = try wait("refresh")
    state = State(
      permission: said["permission"]?.string.flatMap { NotePermission(rawValue: $0) }, owner: said["owner"]?.string)
  }

  /// Sets who may edit; only the owner's word counts, and to others the server says nothing.
  func set(_ permission: NotePermission) throws {
    if state.permission == permission { return }
    try send("42[\"permission\",\"\(permission.rawValue)\"]")
    while true {
      let said = try wait("permission")["permission"]?.string ?? ""
      if said.utf8.elementsEqual(permission.rawValue.utf8) { break }
    }
    state = State(permission: permission, owner: state.owner)
  }

  /// Leaves the note; where that does not arrive, the server notices by itself.
  func leave() { try? send("1") }

  private func send(_ packet: String) throws {
    let errand = HTTPRequest.send(
      "POST", place, headers: headers + ["Content-Type: text/plain;charset=UTF-8"], limit: 1 << 20
    ) { file in
      try file.write(Array(packet.utf8))
      return packet.utf8.count
    }
    try server.courier.run(errand) { answer in
      guard answer.status == 200 else { throw Refusal.of(answer, self.server, doing: "closed the note again") }
    }
  }

  /// The first value of the next event of this name.
  private func wait(_ name: String) throws -> JSONValue {
    while true {
      while !events.isEmpty {
        let event = events.removeFirst()
        if event.count > 1, event[0].string?.utf8.elementsEqual(name.utf8) ?? false { return event[1] }
      }
      guard MonotonicClock.now < end else {
        throw WebFault("\(server.name) said nothing of the note's \(name) within twenty seconds; run this again")
      }
      let body = try server.courier.run(.get(place, headers: headers, limit: NoteServer.noteLimit)) { answer in
        guard answer.status == 200 else { throw Refusal.of(answer, self.server, doing: "closed the note again") }
        return try answer.body()
      }
      for packet in body.split(separator: 0x1E) { try take(packet) }
    }
  }

  private func take(_ packet: ArraySlice<UInt8>) throws {
    if packet.elementsEqual("2".utf8) { return try send("3") }
    if packet.elementsEqual("1".utf8) || packet.starts(with: "41".utf8) || packet.starts(with: "44".utf8) {
      throw WebFault("\(server.name) does not let us open the note; log in as somebody who may read it")
    }
    guard packet.starts(with: "42".utf8), let event = JSONValue(Array(packet.dropFirst(2)))?.array else { return }
    events.append(event)
  }
}
