import Bytes
public import Diagnostics
import HTML
import Markdown

/// A picture of a deck that is stored on the HedgeDoc server.
public struct UploadedPicture: Sendable, Hashable {
  /// The file name on the server, such as `8f53702a-4aef-43c6-8d3d-168c2a5c43d4.png`.
  public let name: String
  /// The range of the whole address in the source, with its tail (`?…`, `#…`).
  public let address: Range<Int>
  /// The range of the address without the tail.
  public let place: Range<Int>
  /// The server's folder: `/uploads/`, or `/media/` of HedgeDoc 2; `nil` on another host.
  public let folder: String?
}

extension UploadedPicture {
  /// All pictures of `<server>/uploads/` (HedgeDoc 2: `/media/`), and of `/uploads/` on `hosts`, that the deck shows:
  /// in the front matter, in comments, as Markdown with and without size, inline or by a reference definition, as HTML
  /// and in styles. Plain links to uploads and code are excluded.
  ///
  /// `server` has no trailing slash; `contents` are the slides of the text.
  public static func all(
    in file: SourceFile, frontMatter: FrontMatter?, _ contents: [SlideContent], server: String, hosts: [String] = []
  ) -> [UploadedPicture] {
    let addresses = Self.addresses(in: file.bytes, server: server, hosts: hosts)
    guard !addresses.isEmpty else { return [] }
    var shown: [Range<Int>] = []
    var destinations: Set<String> = []
    for content in contents { content.findPictures(&shown, &destinations) }
    if let yaml = frontMatter?.yaml ?? lostHead(of: file.bytes) { shown.append(yaml) }
    shown.sort { $0.lowerBound < $1.lowerBound }
    // Both are sorted by place: of the ranges that begin before an address, the one with the largest end decides.
    var next = 0
    var reach = 0
    return addresses.filter { picture in
      while next < shown.count, shown[next].lowerBound <= picture.address.lowerBound {
        reach = max(reach, shown[next].upperBound)
        next += 1
      }
      return picture.address.upperBound <= reach
        || isDefinition(picture.address, in: file.bytes, of: destinations)
    }
  }

  /// Front matter that HedgeDoc does not read because of blank lines before it; its author meant the picture to be
  /// shown.
  private static func lostHead(of bytes: [UInt8]) -> Range<Int>? {
    guard let start = bytes.firstIndex(where: { $0 > 0x20 }), start > 0, bytes[start - 1] == UInt8(ascii: "\n"),
      let yaml = FrontMatter.extent(in: bytes, from: start)?.yaml, yaml.count <= FrontMatter.maximumLength
    else { return nil }
    let isHead = bytes[yaml].split(separator: UInt8(ascii: "\n")).contains { line in
      line.starts(with: "type:".utf8) || line.starts(with: "slideOptions:".utf8)
    }
    return isHead ? yaml : nil
  }

  /// Whether the address is preceded by `[label]:` and shown by a picture.
  private static func isDefinition(_ address: Range<Int>, in bytes: [UInt8], of destinations: Set<String>) -> Bool {
    guard destinations.contains(String(decoding: bytes[address], as: UTF8.self)) else { return false }
    var before = bytes[..<address.lowerBound]
    if before.last == UInt8(ascii: "<") { before = before.dropLast() }
    let end = before.lastIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    return end.map { before[...$0].suffix(2).elementsEqual("]:".utf8) } ?? false
  }

  /// Every address of an upload in the bytes, shown or not. Host names are compared as in browsers: case-insensitively,
  /// and `http` is the same server.
  static func addresses(in bytes: [UInt8], server: String, hosts: [String] = []) -> [UploadedPicture] {
    let colon = server.utf8.firstIndex(of: UInt8(ascii: ":"))
    let host = colon.map { Array(server.utf8[$0...].dropFirst(3)) } ?? []
    guard !host.isEmpty else { return [] }
    let others = hosts.map { Array($0.utf8) }
    return bytes.withUnsafeBufferPointer { text in
      let found = ["/uploads/", "/media/"].map { folder in
        addresses(in: text, folder: folder) { slash in
          if let start = addressStart(before: slash, host: host, in: text) { return (start, folder) }
          // HedgeDoc 1 may store pictures on another server, in a folder there.
          guard !others.isEmpty, folder.utf8.count == 9 else { return nil }
          return storeStart(before: slash, hosts: others, in: text).map { ($0, nil) }
        }
      }
      return found[1].isEmpty
        ? found[0] : (found[0] + found[1]).sorted { $0.address.lowerBound < $1.address.lowerBound }
    }
  }

  private static func addresses(
    in text: UnsafeBufferPointer<UInt8>, folder name: String, start: (Int) -> (start: Int, folder: String?)?
  ) -> [UploadedPicture] {
    let folder = Array(name.utf8)
    var found: [UploadedPicture] = []
    var offset = 0
    while let slash = firstOccurrence(of: folder, in: text, from: offset) {
      let nameStart = slash + folder.count
      offset = nameStart
      guard let (start, folder) = start(slash) else { continue }
      let nameEnd = end(of: nameStart, in: text, while: isNameByte)
      let hasTail = nameEnd < text.count && (text[nameEnd] == UInt8(ascii: "?") || text[nameEnd] == UInt8(ascii: "#"))
      let end = hasTail ? end(of: nameEnd, in: text, while: isAddressByte) : nameEnd
      guard nameEnd > nameStart, text[nameStart] != UInt8(ascii: "."), text[nameStart] != UInt8(ascii: "-") else {
        continue
      }
      // `uploads/a/b.png`: the part up to the slash would be another address.
      if end < text.count, goesOn(text[end]) { continue }
      let name = String(decoding: text[nameStart..<nameEnd], as: UTF8.self)
      found.append(UploadedPicture(name: name, address: start..<end, place: start..<nameEnd, folder: folder))
      offset = end
    }
    return found
  }

  /// The start of `https://host`, optionally with a port and folders, that ends at `end`.
  private static func storeStart(before end: Int, hosts: [[UInt8]], in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var start = end
    while start > 0, end - start < 512, isNameByte(text[start - 1]) || "/:".utf8.contains(text[start - 1]) {
      start -= 1
    }
    for scheme in ["https://", "http://"] {
      let lead = Array(scheme.utf8)
      guard start + lead.count < end, zip(text[start...], lead).allSatisfy({ $0.asciiLowercased == $1 }) else {
        continue
      }
      let authority = text[(start + lead.count)..<end].prefix { $0 != UInt8(ascii: "/") }
      let name = authority.prefix { $0 != UInt8(ascii: ":") }
      let isNamed = hosts.contains { host in
        let compared = host.contains(UInt8(ascii: ":")) ? authority : name
        return compared.elementsEqual(host) { $0.asciiLowercased == $1 }
      }
      if isNamed { return start }
    }
    return nil
  }

  private static func firstOccurrence(of pattern: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int?
  {
    var offset = start
    while offset + pattern.count <= text.count {
      var length = 0
      while length < pattern.count, text[offset + length] == pattern[length] { length += 1 }
      if length == pattern.count { return offset }
      offset += 1
    }
    return nil
  }

  /// The start of `https://host` or `//host` that ends at `end`; `nil` if there is another host.
  private static func addressStart(before end: Int, host: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int? {
    func stands(_ word: [UInt8], before end: Int) -> Bool {
      guard end >= word.count else { return false }
      return zip(text[(end - word.count)..<end], word).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
    let slashes = end - host.count - 2
    guard stands(host, before: end), stands([0x2F, 0x2F], before: end - host.count) else { return nil }
    for scheme in ["https:", "http:"] where stands(Array(scheme.utf8), before: slashes) {
      return slashes - scheme.utf8.count
    }
    return slashes
  }

  private static func end(
    of start: Int, in text: UnsafeBufferPointer<UInt8>, while isPart: (UInt8) -> Bool
  ) -> Int {
    var offset = start
    while offset < text.count, isPart(text[offset]) { offset += 1 }
    return offset
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "-_.%+".utf8.contains(byte)
  }

  private static func goesOn(_ byte: UInt8) -> Bool { byte >= 0x80 || "/~@$&=:".utf8.contains(byte) }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"\"'<>()".utf8.contains(byte)
  }
}

extension SlideContent {
  /// The places of pictures in the slide's source: addresses of Markdown images, `img` tags, comments; and the
  /// destinations of images whose address is defined elsewhere.
  fileprivate func findPictures(_ ranges: inout [Range<Int>], _ destinations: inout Set<String>) {
    document.walk { node in
      guard case .image(let destination, _, _, _) = node.kind else { return }
      if let address = node.addressRange { ranges.append(address) } else { destinations.insert(destination) }
    }
    for node in fragment.nodes {
      switch node.kind {
      case .start(let element) where element.tag == .img || element["style"] != nil: ranges.append(node.place)
      case .comment: ranges.append(node.place)
      default: break
      }
    }
    ranges += fragment.styles.map(\.place)
  }
}
