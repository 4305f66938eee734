import Digests
import FileTrees

/// The messages to Pagefind as a service: JSON in Base64, separated by commas.
struct PagefindMessages {
  private let pages: [RelativePath]
  private let site: Folder
  private let language: String
  private var said = 0

  init(_ pages: [RelativePath], of site: Folder, language: String) {
    (self.pages, self.site, self.language) = (pages, site, language)
  }

  /// The number of messages: one for each page, one before and one after them.
  var count: Int { pages.count + 2 }

  /// The next message as it is sent; `nil` after the last.
  mutating func next() throws(SearchFault) -> [UInt8]? {
    guard said < count else { return nil }
    defer { said += 1 }
    let index = said - 1
    if said == 0 {
      return Self.message(
        said,
        [
          "\"type\":\"NewIndex\",\"config\":{\"root_selector\":\"html\",\"force_language\":", Self.quoted(language),
          "}",
        ])
    }
    guard pages.indices.contains(index) else {
      // Requested as an answer: if Pagefind writes the files itself, it may end before they are complete.
      return Self.message(said, ["\"type\":\"GetFiles\",\"index_id\":0"])
    }
    let bytes: [UInt8]?
    do throws(FileFault) {
      bytes = try site.read(pages[index])
    } catch {
      throw SearchFault("\(error)")
    }
    let text = String(decoding: bytes ?? [], as: UTF8.self)
    return Self.message(
      said,
      [
        "\"type\":\"AddFile\",\"index_id\":0,\"file_path\":", Self.quoted(pages[index].description),
        ",\"file_contents\":", Self.quoted(text),
      ])
  }

  private static func message(_ number: Int, _ payload: [String]) -> [UInt8] {
    let text = "{\"message_id\":\(number),\"payload\":{" + payload.joined() + "}}"
    return Base64.encode(Array(text.utf8)) + [UInt8(ascii: ",")]
  }

  /// A text as a JSON string.
  private static func quoted(_ text: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    bytes.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0..<0x20: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
