public import FileTrees

/// What is kept of the note that a call's deck was pushed to: `.minutes/notes/20240926.txt`, and beside it the deck as it
/// was when note and archive were last the same (`20240926.md`), which changes on both sides are told from.
public struct NoteRecord: Sendable, Equatable {
  public var note: NoteAddress
  /// SHA-256 of the text that the note had then.
  public var textSHA256: String
  /// SHA-256 of the deck in the archive then.
  public var deckSHA256: String

  public init(note: NoteAddress, textSHA256: String, deckSHA256: String) {
    (self.note, self.textSHA256, self.deckSHA256) = (note, textSHA256, deckSHA256)
  }

  /// Where it lies; `date` is written 20240926.
  public static func path(date: String) -> RelativePath? { RelativePath(".minutes/notes/\(date).txt") }

  /// Where the deck of that moment lies.
  public static func deckPath(date: String) -> RelativePath? { RelativePath(".minutes/notes/\(date).md") }

  /// The file's text.
  public var bytes: [UInt8] {
    let server = note.server.origin + note.server.path
    let lines = [
      "# The note of this call, and what it was like when minutes last read it.", "server \(server)",
      "note \(note.id)", "interface \(note.interface.rawValue)", "text \(textSHA256)", "deck \(deckSHA256)",
    ]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// `nil` for what `bytes` does not write.
  public init?(_ bytes: [UInt8]) {
    var values: [String: String] = [:]
    for line in bytes.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let key = line.prefix { $0 != 0x20 }
      values[String(decoding: key, as: UTF8.self)] = String(decoding: line.dropFirst(key.count + 1), as: UTF8.self)
    }
    guard let server = values["server"].flatMap({ WebAddress($0) }), let id = values["note"],
      let interface = values["interface"].flatMap({ Int($0) }).flatMap(NoteAddress.Interface.init),
      let note = NoteAddress(server: server, id: id, interface: interface),
      let text = values["text"], let deck = values["deck"]
    else { return nil }
    self.init(note: note, textSHA256: text, deckSHA256: deck)
  }
}
