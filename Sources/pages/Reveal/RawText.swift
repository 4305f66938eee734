import Bytes

/// What stands in `<style>` and `<script>`, which HTML reads up to the first end tag wherever that stands.
enum RawText {
  /// A sheet that cannot end its element: `<\/` is the same in its strings, and nowhere else right.
  static func style(_ sheet: [UInt8]) -> [UInt8] { withoutEndTags(sheet, of: "style") }

  /// A script that cannot end its element or begin a comment; in its strings and patterns `<\/` is the same.
  static func script(_ script: [UInt8]) -> [UInt8] { withoutEndTags(script, of: "script", hasComments: true) }

  private static func withoutEndTags(_ text: [UInt8], of tag: String, hasComments: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 16)
    for (offset, byte) in text.enumerated() {
      result.append(byte)
      guard byte == UInt8(ascii: "<") else { continue }
      let rest = text[(offset + 1)...]
      let isEnd =
        rest.first == UInt8(ascii: "/")
        && rest.dropFirst().prefix(tag.utf8.count).equalsIgnoringASCIICase(tag.utf8)
      if isEnd || hasComments && rest.prefix(3).elementsEqual("!--".utf8) { result.append(UInt8(ascii: "\\")) }
    }
    return result
  }
}
