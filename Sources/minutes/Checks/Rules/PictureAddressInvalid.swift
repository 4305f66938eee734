import Bytes
import Decks
import Diagnostics
import Markdown

/// The address of a picture wants to lead somewhere for everybody.
enum PictureAddressInvalid {
  static let rule = Rule(
    "picture-address-invalid", .warning, "a picture's address with blanks, or one that only its author's machine has",
    """
    In Markdown an address ends at its first blank: the picture is shown as text then. Write `%20` for it, or rename the
    file. `file:///…` and `C:\\…` are places on one machine: others see nothing there. Put the file beside the report or deck.

    Wrong: `![The harbour](./The harbour.png)`
    Right: `![The harbour](./The%20harbour.png)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.forEachTextLine { line, text in
      var offset = line.lowerBound
      while let open = text.find("![", in: offset..<line.upperBound) {
        offset = open + 2
        guard let middle = text.find("](", in: open..<line.upperBound),
          let end = text.first(UInt8(ascii: ")"), in: middle..<line.upperBound)
        else { return }
        let address = text.trimmed((middle + 2)..<end)
        offset = middle + 2
        if isLocal(address, text) {
          found.append(
            rule.finding(
              "picture needs an address that others have too", at: address, in: subject.file,
              label: "a place on one machine",
              notes: [Note("put the file beside the report or deck, and write ./ before its name")]))
        } else if let name = nameWithBlanks(address, text), subject.isPlainText(at: open) {
          let parts = text[name].split(separator: 0x20, omittingEmptySubsequences: false)
          let edit = Edit(range: name, replacement: Array(parts.joined(separator: Array("%20".utf8))))
          found.append(
            rule.finding(
              "picture needs an address without blanks", at: name, in: subject.file, label: "it is shown as text",
              fixes: [Fix(title: "write %20 for the blanks", safety: .suggested, edits: [edit])]))
        }
      }
      for word in ["<img src=\"file:", "<img src='file:"] as [StaticString] {
        guard let tag = text.find(word, in: line) else { continue }
        let start = tag + 10
        let end = text.end(of: start..<line.upperBound) { !"\"'>".utf8.contains($0) }
        found.append(
          rule.finding(
            "picture needs an address that others have too", at: start..<end, in: subject.file,
            label: "a place on one machine"))
      }
    }
  }

  /// `file:///…`, `C:\…`, `C:/…`, `\\server\…`
  private static func isLocal(_ address: Range<Int>, _ text: ByteText) -> Bool {
    let start = address.lowerBound + (text.has("<", at: address.lowerBound, limit: address.upperBound) ? 1 : 0)
    if text.has("file:", at: start, limit: address.upperBound, anyCase: true) { return true }
    if text.has("\\\\", at: start, limit: address.upperBound) { return true }
    guard start + 3 < address.upperBound, text[start].isASCIILetter, text[start + 1] == UInt8(ascii: ":") else {
      return false
    }
    return text[start + 2] == UInt8(ascii: "\\") || text[start + 2] == UInt8(ascii: "/")
  }

  /// The name of a picture with blanks in it; a title or a size behind it is no part of it.
  private static func nameWithBlanks(_ address: Range<Int>, _ text: ByteText) -> Range<Int>? {
    guard !address.isEmpty, text[address.lowerBound] != UInt8(ascii: "<"),
      text.first(UInt8(ascii: "\""), in: address) == nil
    else { return nil }
    var name = address
    if let size = text.find(" =", in: address) { name = text.trimmed(address.lowerBound..<size) }
    guard text.first(0x20, in: name) != nil, isPicture(name, text) else { return nil }
    return name
  }

  private static func isPicture(_ name: Range<Int>, _ text: ByteText) -> Bool {
    let endings: [StaticString] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".heic", ".bmp", ".avif"]
    return endings.contains {
      text.has($0, at: name.upperBound - $0.utf8CodeUnitCount, limit: name.upperBound, anyCase: true)
    }
  }
}

/// A picture wants to be of a kind that browsers show.
enum PictureKindUnknown {
  static let rule = Rule(
    "picture-kind-unknown", .warning, "a picture of a kind that browsers do not show",
    """
    Telephones save photographs as HEIC, scanners as TIFF: browsers show neither. Export the picture as PNG, JPEG or WebP.

    Wrong: `![The harbour](./harbour.heic)`
    Right: `![The harbour](./harbour.jpg)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.withText { text in
      for checked in subject.slides {
        for picture in checked.facts.pictures {
          let path = picture.src.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
          let lower = path.asciiLowercased()
          guard let kind = kinds.first(where: { lower.suffix($0.utf8.count).elementsEqual($0.utf8) }) else { continue }
          let name = kind.utf8.dropFirst().map { $0 - 0x20 }
          found.append(
            rule.finding(
              "picture of the kind \(String(decoding: name, as: UTF8.self)) needs to be exported as PNG or JPEG",
              at: text.address(picture.src, in: picture.place) ?? picture.place, in: subject.file,
              label: "browsers do not show it"))
        }
      }
    }
  }

  private static let kinds = [".heic", ".heif", ".tif", ".tiff", ".psd", ".eps", ".pdf", ".ai"]
}
