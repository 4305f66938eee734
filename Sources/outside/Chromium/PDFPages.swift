/// Page count and timestamps of a PDF written by Chromium.
enum PDFPages {
  /// Returns the number of pages; `nil` if the document cannot be parsed.
  static func count(in bytes: [UInt8]) -> Int? {
    guard let objects = PDFObjects(bytes), let root = objects.named("/Root"),
      let pages = objects.reference("/Pages", in: root)
    else { return nil }
    return objects.number("/Count", in: pages)
  }

  /// Returns the document with its creation and modification dates replaced by a fixed date of the same length, so that
  /// the same page always gives the same bytes.
  static func withoutTime(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    guard let objects = PDFObjects(bytes), let info = objects.named("/Info") else { return result }
    for name in ["/CreationDate (", "/ModDate ("] {
      guard var offset = objects.value(name, in: info) else { continue }
      for byte in "D:20000101000000+00'00'".utf8 where offset < info.upperBound && result[offset] != UInt8(ascii: ")") {
        result[offset] = byte
        offset += 1
      }
    }
    return result
  }
}
