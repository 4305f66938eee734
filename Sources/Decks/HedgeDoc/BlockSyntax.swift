import Diagnostics
import Markdown

/// A paragraph that HedgeDoc 1.12 takes for something else: `[TOC]`, and embeds such as `{%youtube dQw4w9WgXcQ %}`.
enum BlockSyntax {
  /// A table of contents, which stays empty on slides.
  case contents
  /// What another site would show; `address` leads there.
  case embed(title: String, address: String)

  init?(_ paragraph: Node, _ file: SourceFile) {
    var source = file.bytes[paragraph.range.clamped(to: 0..<file.bytes.count)]
    guard let first = source.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["), source.count < 2048 else {
      return nil
    }
    while let last = source.last, last <= 0x20 { source.removeLast() }
    if first == UInt8(ascii: "[") {
      guard source.map({ $0 | 0x20 }).elementsEqual("[toc]".utf8.map { $0 | 0x20 }) else { return nil }
      self = .contents
      return
    }
    guard source.starts(with: "{%".utf8), source.suffix(2).elementsEqual("%}".utf8), source.count > 4 else {
      return nil
    }
    let words = source.dropFirst(2).dropLast(2).split(separator: 0x20, omittingEmptySubsequences: true)
    guard words.count == 2 else { return nil }
    let (kind, id) = (String(decoding: words[0], as: UTF8.self), String(decoding: words[1], as: UTF8.self))
    guard let embed = Self.embed(kind, id) else { return nil }
    self = embed
  }

  /// A text without `[TOC]`, which HedgeDoc takes for an empty table of contents there too.
  static func withoutContents(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
    let bytes = Array(text.utf8)
    let mark = Array("[TOC]".utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == mark[0], bytes[index...].starts(with: mark) {
        index += mark.count
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output.count == bytes.count ? text : String(decoding: output, as: UTF8.self)
  }

  private static func embed(_ kind: String, _ id: String) -> BlockSyntax? {
    let parts = id.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      (1...64).contains(part.count)
        && part.allSatisfy {
          (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
        }
    }
    switch (kind, parts.count) {
    case ("youtube", 1) where isName:
      return .embed(title: "Video on YouTube", address: "https://www.youtube.com/watch?v=\(id)")
    case ("vimeo", 1) where isName: return .embed(title: "Video on Vimeo", address: "https://vimeo.com/\(id)")
    case ("gist", 2) where isName: return .embed(title: "Gist \(id)", address: "https://gist.github.com/\(id)")
    case ("slideshare", 2) where isName:
      return .embed(title: "Slides \(id)", address: "https://www.slideshare.net/\(id)")
    case ("speakerdeck", 2) where isName: return .embed(title: "Slides \(id)", address: "https://speakerdeck.com/\(id)")
    case ("pdf", _) where id.utf8.starts(with: "https://".utf8) || id.utf8.starts(with: "http://".utf8):
      return .embed(title: "PDF: \(id)", address: id)
    default: return nil
    }
  }
}
