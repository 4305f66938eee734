/// Whether a page embeds its files, links to them, or shares them with other pages.
public enum PageForm: Sendable {
  /// Styles, scripts and pictures are shared files below the address (`assets/`, with a trailing slash).
  case linked(assets: String)
  /// Like `linked`, but pictures keep their path beside the deck, below the address `pictures` (`../../`, with a
  /// trailing slash), as on a website.
  case published(assets: String, pictures: String)
  /// Everything in one file, which works offline.
  case standalone

  /// The address of the shared files; `nil` if the page embeds everything.
  var assets: String? {
    switch self {
    case .linked(let assets), .published(let assets, _): assets
    case .standalone: nil
    }
  }
}
