/// Whether a page embeds its files, links to them, or shares them with other pages.
public enum PageForm: Sendable {
  /// Styles, scripts and pictures are files below the address (`assets/`, with its slash) that pages share.
  case linked(assets: String)
  /// The same, but pictures keep the path that they have beside the deck, below the address `pictures` (`../../`, with its
  /// slash), as on a website.
  case published(assets: String, pictures: String)
  /// All in one file, which works without a network.
  case standalone

  /// Where the shared files are found; `nil` where the page has all that it needs.
  var assets: String? {
    switch self {
    case .linked(let assets), .published(let assets, _): assets
    case .standalone: nil
    }
  }
}
