import Markdown

/// The link that replaces an embed, since other sites' content is not in the archive.
struct EmbedCard {
  let title: String
  let address: String

  init(_ service: EmbedService, id: String) {
    switch service {
    case .youtube: (title, address) = ("Video \(id) (youtube.com)", "https://www.youtube.com/watch?v=\(id)")
    case .vimeo: (title, address) = ("Video \(id) (vimeo.com)", "https://vimeo.com/\(id)")
    case .gist: (title, address) = ("Gist \(id) (gist.github.com)", "https://gist.github.com/\(id)")
    case .slideshare: (title, address) = ("Slides \(id) (slideshare.net)", "https://www.slideshare.net/\(id)")
    case .speakerdeck: (title, address) = ("Slides \(id) (speakerdeck.com)", "https://speakerdeck.com/\(id)")
    case .pdf: (title, address) = ("PDF \(id)", id)
    }
  }

  /// The embed, if it is the whole paragraph.
  static func only(of paragraph: Node) -> EmbedCard? {
    guard paragraph.children.count == 1, case .embed(let service, let id) = paragraph.children[0].kind else {
      return nil
    }
    return EmbedCard(service, id: id)
  }
}
