import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports

/// The pictures that archived decks show by a relative path.
struct ArchivedPictures {
  private let repository: Repository

  init(_ repository: Repository) { self.repository = repository }

  /// A sentence for each picture that is not there, whoever wrote the deck.
  func missing() throws -> [String] {
    let shelf = repository.shelf(try repository.pictures())
    let names = TeamNames(repository.community.teams)
    var found: [String] = []
    for entry in try repository.root.entries(repository.deckFolder) where entry.kind == .file {
      guard entry.name.utf8.count == 11, entry.name.utf8.suffix(3).elementsEqual(".md".utf8),
        Day(String(decoding: entry.name.utf8.prefix(8), as: UTF8.self)) != nil,
        let path = repository.deckFolder / entry.name, let bytes = try? repository.root.read(path)
      else { continue }
      let file = SourceFile(name: "\(repository.prefix)\(path)", bytes: bytes)
      let deck = CheckInput(deck: Deck(file), community: repository.community, names: names, shelf: shelf)
      found += deck.missingPictures.map { picture in
        "\(file.name):\(file.lineNumber(at: picture.place.lowerBound)) shows \(picture.name), which is not in "
          + "\(repository.prefix)\(repository.deckFolder); put it there, or take it from a backup"
      }
    }
    return found
  }
}
