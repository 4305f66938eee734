import Diagnostics

extension CheckInput {
  /// The pictures that the text shows by a relative address, as often as it does, and where the address stands.
  public var localPictures: [(name: String, place: Range<Int>)] { pictureFiles.map { ($0.name, $0.place) } }

  /// The pictures that the text shows by a relative address and that do not lie beside the deck; each once, by its name.
  public var missingPictures: [(name: String, place: Range<Int>)] {
    guard let shelf else { return [] }
    var seen: Set<String> = []
    return pictureFiles.compactMap { picture in
      guard shelf.size(picture.name) == nil, seen.insert(picture.name).inserted else { return nil }
      return (picture.name, picture.place)
    }
  }
}
