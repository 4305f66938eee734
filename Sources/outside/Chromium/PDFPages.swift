import Meetings

/// What has to be known of a PDF that Chromium wrote.
enum PDFPages {
  /// The number of pages; `nil` where the document is not understood.
  static func count(in bytes: [UInt8]) -> Int? {
    guard let objects = PDFObjects(bytes), let root = objects.named("/Root"),
      let pages = objects.reference("/Pages", in: root)
    else { return nil }
    return objects.number("/Count", in: pages)
  }

  /// The same document with the moment of its making set to the beginning of a day, a fixed one where none is given.
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
