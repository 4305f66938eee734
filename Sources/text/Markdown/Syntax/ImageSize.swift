/// ` =792x`, ` =50%x80%`, ` =x480` after the address or title of an image (markdown-it-imsize as used by HedgeDoc).
///
/// cmark cannot parse it, so it gets spaces instead, and the size is read from the source of each image.
struct ImageSize: Equatable {
  let width: String?
  let height: String?

  /// The size at the end of an image's source.
  static func last(in image: UnsafeBufferPointer<UInt8>) -> ImageSize? {
    guard image.last == UInt8(ascii: ")") else { return nil }
    var start = image.count - 2
    while start > 0, image[start] == 0x20 || image[start] == 0x09 { start -= 1 }
    while start > 0, image[start] != UInt8(ascii: "=") {
      if image[start] == 0x20 { return nil }
      start -= 1
    }
    guard start > 0, image[start - 1] == 0x20, let end = end(of: image, at: start) else { return nil }
    let size = image[(start + 1)..<end]
    guard let cross = size.firstIndex(of: UInt8(ascii: "x")) else { return nil }
    let width = String(decoding: size[..<cross], as: UTF8.self)
    let height = String(decoding: size[(cross + 1)...], as: UTF8.self)
    return ImageSize(width: width.isEmpty ? nil : width, height: height.isEmpty ? nil : height)
  }

  /// The end of the size whose `=` is at `start`; nil if there is none, or if it is not followed by `)`.
  static func end(of text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var index = start + 1
    func number() {
      guard index < text.count, LinkScanner.isDigit(text[index]) else { return }
      while index < text.count, LinkScanner.isDigit(text[index]) || text[index] == UInt8(ascii: "%") { index += 1 }
    }
    let first = index
    number()
    guard index < text.count, text[index] == UInt8(ascii: "x") else { return nil }
    index += 1
    number()
    guard index - first > 1 else { return nil }
    var after = index
    while after < text.count, text[after] == 0x20 || text[after] == 0x09 { after += 1 }
    return after < text.count && text[after] == UInt8(ascii: ")") ? index : nil
  }
}
