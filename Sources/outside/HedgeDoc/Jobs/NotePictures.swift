import Archive
import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports
import Workspace

/// The pictures that a deck shows from beside it, on their way to the note and back.
struct NotePictures {
  let repository: Repository

  /// A picture that can be uploaded, and where the deck names it.
  struct Shown {
    let picture: UploadablePicture
    let sha256: String
    var places: [Range<Int>]
  }

  /// What the deck shows and what is there; what can be no picture in a note stays as it is.
  func shown(in deck: Deck) throws -> [Shown] {
    let subject = CheckInput(
      deck: deck, community: repository.community, shelf: repository.shelf(try repository.pictures()))
    var found: [String: Shown] = [:]
    for (name, place) in subject.localPictures {
      guard Self.stands(name, at: place, in: deck.file.bytes) else { continue }
      if found[name] != nil {
        found[name]?.places.append(place)
      } else if let path = repository.layout.decks / name, let entry = try repository.root.entry(path),
        entry.kind == .file, entry.size <= PictureFetch.limit,
        let kind = PictureKind(try repository.root.readStart(path, count: 4096)),
        let sha256 = try repository.root.sha256(path)
      {
        let picture = UploadablePicture(name: name, path: path, kind: kind)
        found[name] = Shown(picture: picture, sha256: sha256, places: [place])
      }
    }
    return found.values.sorted { $0.picture.name.utf8.lexicographicallyPrecedes($1.picture.name.utf8) }
  }

  /// What puts the note's addresses into a deck.
  static func edits(_ shown: [Shown], _ links: [NoteRecord.Picture]) -> [Edit] {
    shown.flatMap { shown -> [Edit] in
      guard let link = links.last(where: { $0.name.utf8.elementsEqual(shown.picture.name.utf8) })?.link else {
        return []
      }
      return shown.places.map { Edit(range: $0, replacement: Array(link.utf8)) }
    }
  }

  /// Puts the local names of our own uploads into lines that came from a note.
  static func local(_ lines: [UInt8], _ links: [NoteRecord.Picture]) -> [UInt8] {
    links.reduce(lines) { bytes, picture in
      replacing(Array(picture.link.utf8), by: Array("./\(picture.name)".utf8), in: bytes)
    }
  }

  private static func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard let first = old.first else { return bytes }
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == first, bytes[offset...].starts(with: old) {
        result += new
        offset += old.count
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return result
  }

  /// Whether the very name stands there, and not what reads as it.
  private static func stands(_ name: String, at place: Range<Int>, in bytes: [UInt8]) -> Bool {
    var text = bytes[place]
    if text.starts(with: "./".utf8) { text = text.dropFirst(2) }
    return text.elementsEqual(name.utf8)
  }
}
