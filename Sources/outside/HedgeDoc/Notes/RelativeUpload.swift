import Bytes

/// Uploads that a note names without its server, as `/uploads/x.png` or, in HedgeDoc 2, `media/x`: beside the archived deck
/// such an address leads nowhere.
enum RelativeUpload {
  /// The text with whole addresses in their place.
  static func resolved(_ text: [UInt8], on server: WebAddress, _ interface: NoteAddress.Interface) -> [UInt8] {
    let folder = Array((interface == .one ? "uploads/" : "media/").utf8)
    let path = Array(server.path.utf8)
    let whole = Array(server.origin.utf8) + path + [UInt8(ascii: "/")]
    var result: [UInt8] = []
    var at = 0
    var offset = 0
    while let start = text[offset...].firstIndex(of: folder[0]) {
      offset = start + 1
      guard text[start...].starts(with: folder), start + folder.count < text.count,
        text[start + folder.count].isASCIIAlphanumeric, let begin = begin(start, path, at, in: text)
      else { continue }
      result += text[at..<begin] + whole
      at = start
    }
    return result + text[at...]
  }

  /// Where the address begins whose folder begins at `start`; `nil` where no address of a picture stands there.
  private static func begin(_ start: Int, _ path: [UInt8], _ least: Int, in text: [UInt8]) -> Int? {
    var begin = start
    if begin > least, text[begin - 1] == UInt8(ascii: "/") {
      begin -= 1
      if !path.isEmpty, begin - path.count >= least, text[(begin - path.count)..<begin].elementsEqual(path) {
        begin -= path.count
      } else if begin > least, text[begin - 1] == UInt8(ascii: ".") {
        begin -= 1
      }
    }
    guard begin > least else { return nil }
    let before = text[..<begin]
    let isAddress = ["](", "](<", "]: ", "\"", "'", "url("].contains {
      before.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    return isAddress ? begin : nil
  }
}
