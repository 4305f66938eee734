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

    init(_ found: (picture: UploadablePicture, sha256: String), places: [Range<Int>]) {
      (picture, sha256, self.places) = (found.picture, found.sha256, places)
    }
  }

  /// What the deck shows, and what of it can be no picture in a note, with the reason.
  func shown(in deck: Deck) throws -> (pictures: [Shown], left: [String]) {
    let subject = CheckInput(
      deck: deck, community: repository.community, shelf: repository.shelf(try repository.pictures()))
    var found: [String: Shown] = [:]
    var left: [String: String] = [:]
    for (name, place) in subject.localPictures {
      if found[name] != nil {
        found[name]?.places.append(place)
        continue
      }
      do throws(Unsent) {
        guard Self.stands(name, at: place, in: deck.file.bytes) else {
          throw Unsent(why: "its address is written with signs that a note's address cannot take the place of")
        }
        found[name] = Shown(try picture(name), places: [place])
      } catch {
        left[name] = error.why
      }
    }
    let byName = { (a: String, b: String) in a.utf8.lexicographicallyPrecedes(b.utf8) }
    return (
      found.keys.sorted(by: byName).compactMap { found[$0] },
      left.keys.sorted(by: byName).map { "\($0): \(left[$0] ?? "")" }
    )
  }

  /// Why a picture stays behind.
  private struct Unsent: Error { let why: String }

  private func picture(_ name: String) throws(Unsent) -> (UploadablePicture, String) {
    let root = repository.root
    do {
      guard let path = repository.layout.decks / name, let entry = try root.entry(path), entry.kind == .file else {
        throw Unsent(why: "there is no such file in \(repository.prefix)\(repository.layout.decks)")
      }
      guard entry.size <= PictureFetch.limit else {
        throw Unsent(why: "it has more than \(PictureFetch.limit / 1_000_000) MB")
      }
      guard let kind = PictureKind(try root.readStart(path, count: 4096)), let sha256 = try root.sha256(path) else {
        throw Unsent(why: "it is no picture of a kind that browsers show")
      }
      return (UploadablePicture(name: name, path: path, kind: kind), sha256)
    } catch let unsent as Unsent {
      throw unsent
    } catch {
      throw Unsent(why: "it cannot be read (\(error))")
    }
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
