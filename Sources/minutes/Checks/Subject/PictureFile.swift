import Bytes
import Decks
import Diagnostics
import Reports
import YAML

/// A picture that a text shows from a file beside the deck.
struct PictureFile {
  /// The path below the deck's folder.
  let name: String
  /// The address in the text.
  let place: Range<Int>
  /// An address of a picture on a slide without `./`, which HedgeDoc 1.12 empties.
  let isBare: Bool
}

extension CheckInput {
  /// Pictures by relative address: on slides, behind slides, and behind the whole deck.
  var pictureFiles: [PictureFile] {
    withText { text in
      var found: [PictureFile] = []
      if let head = frontMatter?.root?["slideOptions"]?["parallaxBackgroundImage"], let address = head.string,
        let name = Self.path(address)
      {
        found.append(PictureFile(name: name.path, place: head.range, isBare: false))
      }
      for slide in slides {
        for picture in slide.facts.pictures {
          guard let (path, isBare) = Self.path(picture.src) else { continue }
          let place = text.address(picture.src, in: picture.place) ?? picture.place
          found.append(PictureFile(name: path, place: place, isBare: isBare))
        }
        for attribute in slide.content.attributes where attribute.name.utf8.starts(with: "data-background".utf8) {
          let value = attribute.value
          guard let (path, _) = Self.path(value), Self.isPicture(path),
            let place = text.place(of: value, in: slide.slide.range)
          else { continue }
          found.append(PictureFile(name: path, place: place, isBare: false))
        }
      }
      return found
    }
  }

  /// The file beside the deck that an address of a picture means: a relative path, or an upload by its name.
  func fileName(of address: String) -> String? {
    if let path = Self.path(address)?.path { return path }
    return uploads.first { file.bytes[$0.address].elementsEqual(address.utf8) }?.name
  }

  /// The path below the deck's folder, and whether it stood there without `./`.
  private static func path(_ address: String) -> (path: String, isBare: Bool)? {
    address.withBytes { text in
      var range = text.trimmed(0..<text.count)
      guard !range.isEmpty, !"/#?![".utf8.contains(text[range.lowerBound]) else { return nil }
      var isBare = true
      while text.has("./", at: range.lowerBound, limit: range.upperBound) {
        range = (range.lowerBound + 2)..<range.upperBound
        isBare = false
      }
      let end = text.end(of: range) { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      range = range.lowerBound..<end
      guard !range.isEmpty, text.first(UInt8(ascii: ":"), in: range) == nil, text.find("..", in: range) == nil else {
        return nil
      }
      return (PercentEncoding.decoded(range.map { text[$0] }), isBare)
    }
  }

  /// reveal.js 3.9.2 takes other values of `data-background` for colours.
  private static func isPicture(_ path: String) -> Bool {
    path.withBytes { text in
      [".svg", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".avif"].contains { text.containsAnyCase($0) }
    }
  }
}
