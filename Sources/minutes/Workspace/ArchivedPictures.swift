import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports

/// The pictures that archived decks show by a relative path.
public struct ArchivedPictures {
  private let repository: Repository

  public init(_ repository: Repository) { self.repository = repository }

  /// A sentence for each picture that is not there, whoever wrote the deck, and for each deck that cannot be read.
  public func missing() throws -> [String] {
    let shelf = repository.shelf(try repository.pictures())
    let names = TeamNames(repository.community.teams)
    var found: [String] = []
    for entry in try repository.root.entries(repository.layout.decks) where entry.kind == .file {
      guard Layout.day(ofDeck: entry.name) != nil, let path = repository.layout.decks / entry.name else { continue }
      let bytes: [UInt8]
      do throws(FileFault) {
        guard let read = try repository.root.read(path) else { continue }
        bytes = read
      } catch {
        found.append("\(repository.prefix)\(error); what it shows is not known")
        continue
      }
      let file = SourceFile(name: "\(repository.prefix)\(path)", bytes: bytes)
      let deck = CheckInput(deck: Deck(file), community: repository.community, names: names, shelf: shelf)
      found += deck.missingPictures.map { picture in
        "\(file.name):\(file.lineNumber(at: picture.place.lowerBound)) shows \(picture.name), which is not in "
          + "\(repository.prefix)\(repository.layout.decks); put it there, or take it from a backup"
      }
    }
    return found
  }
}
