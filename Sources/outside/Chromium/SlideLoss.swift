import FoundationEssentials

/// What of a slide its page or picture does not show in full, or shows smaller than can be read.
public struct SlideLoss: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Its lower end is cut off.
    case high
    /// Lines of code, words or cells are broken, since they are wider than the stage.
    case wide
    /// All of it is there, in letters of that many dots of the stage's height.
    case small(letters: Double)
    /// Its notes are longer than the room below it.
    case notes
    /// A formula that was not set, and why.
    case formula(String)
    /// A picture that could not be loaded, by its address.
    case picture(String)
    /// Letters that no font of this machine has.
    case letters(String)
  }

  /// The slide's number, from 0.
  public let slide: Int
  public let kind: Kind

  /// What a deck's page says of itself once its slides are laid out; each loss once, in order.
  static func all(on page: Page) throws(ExportFault) -> [SlideLoss] {
    struct Told: Decodable {
      let slide: Int
      let kind: String
      let detail: String
    }
    let text = try page.evaluate(expression, waitingFor: "the page to say what does not fit")
    // A deck's script of the user's own may say nothing.
    let told = (try? JSONDecoder().decode([Told].self, from: Data(text.utf8))) ?? []
    var seen: Set<SlideLoss> = []
    return told.compactMap { told in
      guard let kind = Kind(told.kind, told.detail) else { return nil }
      return SlideLoss(slide: told.slide, kind: kind)
    }.filter { seen.insert($0).inserted }
  }

  private static let expression = """
    JSON.stringify([...document.querySelectorAll('.slides section[data-place]')].flatMap(slide => {
      const place = Number(slide.dataset.place);
      const unfit = (slide.dataset.unfit || '').split(',').filter(Boolean).map(word => word.split(' '));
      return [
        ...unfit.map(([kind, detail]) => ({ slide: place, kind, detail: detail || '' })),
        ...[...slide.querySelectorAll('.faulty-formula')].map(node => ({ slide: place, kind: 'formula', detail: node.title })),
        ...[...slide.querySelectorAll('[data-lost]')].map(node => ({ slide: place, kind: 'picture', detail: node.dataset.lost })),
        ...(slide.dataset.unknown ? [{ slide: place, kind: 'letters', detail: slide.dataset.unknown }] : []),
      ];
    }))
    """
}

extension SlideLoss.Kind {
  fileprivate init?(_ name: String, _ detail: String) {
    switch name {
    case "high": self = .high
    case "wide": self = .wide
    case "small": self = .small(letters: Double(detail) ?? 0)
    case "notes": self = .notes
    case "formula": self = .formula(detail)
    case "picture": self = .picture(detail)
    case "letters": self = .letters(detail)
    default: return nil
    }
  }
}
