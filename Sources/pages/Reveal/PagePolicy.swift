import Digests

extension DeckPage {
  /// The content security policy of a page: only listed sources can load or run, whatever a slide contains.
  struct Policy {
    let text: String

    /// `styles` and `scripts` are those embedded in the page, byte for byte.
    ///
    /// `isLive`: whether the page may request changes from its server.
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
