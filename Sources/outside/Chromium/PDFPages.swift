import Meetings

/// Page count and timestamps of a PDF written by Chromium.
enum PDFPages {
  /// Returns the number of pages; `nil` if the document cannot be parsed.
  static func count(in bytes: [UInt8]) -> Int? {
    guard let objects = PDFObjects(bytes), let root = objects.named("/Root"),
      let pages = objects.reference("/Pages", in: root)
    else { return nil }
    return objects.number("/Count", in: pages)
  }

  /// Returns the document with its creation and modification dates replaced by the beginning of a day, or of a fixed one,
  /// so that the same page always gives the same bytes.
  static func withoutTime(_ bytes: [UInt8], day: Day? = nil) -> [UInt8] {
    let stamp = "D:\(day?.compact ?? "20000101")000000+00'00'"

    var result = bytes
    guard let objects = PDFObjects(bytes), let info = objects.named("/Info") else { return result }
    for name in ["/CreationDate (", "/ModDate ("] {
      guard var place = objects.value(name, in: info) else { continue }
      for byte in stamp.utf8 where place < info.upperBound && result[place] != UInt8(ascii: ")") {
        result[place] = byte
        place += 1
      }
    }
    return result
  }
}
