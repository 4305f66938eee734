/// How a page gets at what it shows.
public enum PageForm: Sendable {
  /// Styles, scripts and pictures are files below the address (`assets/`, with its slash) that pages share.
  case linked(assets: String)
  /// All in one file, which works without a network.
  case standalone
}
