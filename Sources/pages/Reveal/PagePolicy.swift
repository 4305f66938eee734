import Digests

extension DeckPage {
  /// The content security policy of a page: what is not named here cannot load or run, whatever gets onto a slide.
  struct Policy {
    let text: String

    /// `styles` and `scripts` are those that stand in the page itself, byte for byte.
    ///
    /// `isLive`: the page may ask the server that it came from for what has changed.
    init(styles: [[UInt8]], scripts: [[UInt8]] = [], origins: [String], isLinked: Bool, isLive: Bool = false) {
      func hashes(_ blocks: [[UInt8]]) -> String {
        blocks.map { " 'sha256-\(SHA256.base64(of: $0))'" }.joined()
      }
      let own = isLinked ? " 'self'" : ""
      let pictures =
        origins.map { " \($0)" }.joined()
        + (isLinked || origins.contains(where: { $0.utf8.elementsEqual("data:".utf8) }) ? "" : " data:")
      let fonts = isLinked ? " 'self'" : " data:"
      text =
        "default-src 'none'; script-src\(own)\(hashes(scripts)); style-src\(own)\(hashes(styles)); "
        + "img-src\(own)\(pictures); font-src\(fonts); base-uri 'none'; form-action 'none'"
        + (isLive ? "; connect-src 'self'" : "")
    }
  }
}
