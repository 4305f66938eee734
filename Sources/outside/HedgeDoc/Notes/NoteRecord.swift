/// What is kept of the note that a call's deck was pushed to (`.minutes/notes/20240926.txt`): a few lines, a blank one, and the
/// deck as it was when note and archive were last the same, from which changes on both sides are told.
public struct NoteRecord: Sendable, Equatable {
  public var note: NoteAddress
  /// SHA-256 of the text that the note had then.
  public var textSHA256: String
  /// The deck in the archive then.
  public var deck: [UInt8]
  /// The addresses that pictures of the deck have in the note.
  public var pictures: [Picture]
  /// Addresses of notes that this call had before, the oldest first.
  public var former: [String]

  /// A picture beside the deck, and where the server has it.
  public struct Picture: Sendable, Equatable {
    public let name: String
    /// Of the file when it was uploaded; empty where it came from the server.
    public let sha256: String
    public let link: String

    public init(name: String, sha256: String, link: String) {
      (self.name, self.sha256, self.link) = (name, sha256, link)
    }
  }

  public init(
    note: NoteAddress, textSHA256: String, deck: [UInt8], pictures: [Picture], former: [String] = []
  ) {
    (self.note, self.textSHA256, self.deck, self.pictures) = (note, textSHA256, deck, pictures)
    self.former = former
  }

  /// The addresses that a record in the place of this one keeps, this one's among them where it has another note.
  func formerNotes(besides note: NoteAddress) -> [String] {
    let own = self.note.edit.description
    if self.note == note { return former }
    return former.filter { !$0.utf8.elementsEqual(note.edit.description.utf8) && !$0.utf8.elementsEqual(own.utf8) } + [
      own
    ]
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    let server = note.server.origin + note.server.path
    let lines =
      [
        "# The note of this call. Below: the deck when note and archive were last the same.", "server \(server)",
        "note \(note.id)", "interface \(note.interface.rawValue)", "text \(textSHA256)",
      ] + former.map { "former \($0)" }
      + pictures.map { "picture \($0.sha256.isEmpty ? "-" : $0.sha256) \($0.link) \($0.name)" }
    return Array((lines.joined(separator: "\n") + "\n\n").utf8) + deck
  }

  /// `nil` for what `bytes` does not write.
  public init?(_ bytes: [UInt8]) {
    var values: [String: String] = [:]
    var pictures: [Picture] = []
    var former: [String] = []
    var offset = 0
    while let end = bytes[offset...].firstIndex(of: 0x0A), end > offset {
      let line = bytes[offset..<end]
      offset = end + 1
      let key = line.prefix { $0 != 0x20 }
      if key.elementsEqual("former".utf8) {
        former.append(String(decoding: line.dropFirst(key.count + 1), as: UTF8.self))
        continue
      }
      guard key.elementsEqual("picture".utf8) else {
        values[String(decoding: key, as: UTF8.self)] = String(decoding: line.dropFirst(key.count + 1), as: UTF8.self)
        continue
      }
      let parts = line.split(separator: 0x20, maxSplits: 3).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 4 else { return nil }
      pictures.append(Picture(name: parts[3], sha256: parts[1].utf8.count == 64 ? parts[1] : "", link: parts[2]))
    }
    guard offset < bytes.count, let server = values["server"].flatMap({ WebAddress($0) }), let id = values["note"],
      let interface = values["interface"].flatMap({ Int($0) }).flatMap(NoteAddress.Interface.init),
      let note = NoteAddress(server: server, id: id, interface: interface), let text = values["text"]
    else { return nil }
    self.init(note: note, textSHA256: text, deck: Array(bytes[(offset + 1)...]), pictures: pictures, former: former)
  }
}
