import Decks
import HTML
import Presentation

/// What rules about a slide's room have to know of its deck.
struct SlideSizes {
  let stage: (width: Int, height: Int)
  let letters: FontSizes
  /// The dots of a picture by its address; `nil` where they are not known.
  let picture: (String) -> (width: Int, height: Int)?

  init(_ subject: CheckInput) {
    let stage = PageOptions(subject.frontMatter, in: subject.file).stage
    self.stage = (stage.width, stage.height)
    var letters = subject.isDeck ? FontSizes.plain : .template
    for checked in subject.slides {
      for style in checked.content.fragment.styles { letters.read(style.css) }
    }
    self.letters = letters
    picture = { address in
      guard let shelf = subject.shelf, let name = subject.fileName(of: address) else { return nil }
      return shelf.dots(name)
    }
  }
}
