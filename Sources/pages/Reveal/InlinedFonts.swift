import Digests

/// Style sheets with their fonts embedded.
enum InlinedFonts {
  /// Embeds the files of `url(name)` in the style sheet; addresses of unknown files are not changed.
  static func inlined(_ sheet: [UInt8], file: (String) -> [UInt8]?) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    let start = Array("url(".utf8)
    while offset < sheet.count {
      guard sheet[offset] == start[0], sheet[offset...].prefix(4).elementsEqual(start),
        let end = sheet[offset...].firstIndex(of: UInt8(ascii: ")"))
      else {
        result.append(sheet[offset])
        offset += 1
        continue
      }
      var name = sheet[(offset + 4)..<end]
      while let quote = name.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        name = name.dropFirst().dropLast()
      }
      let text = String(decoding: name, as: UTF8.self)
      if !name.starts(with: "data:".utf8), let bytes = file(text) {
        result += Array("url(data:font/woff2;base64,".utf8) + Base64.encode(bytes) + [UInt8(ascii: ")")]
      } else {
        result += sheet[offset...end]
      }
      offset = end + 1
    }
    return result
  }
}
