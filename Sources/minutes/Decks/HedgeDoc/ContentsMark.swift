import Bytes
import Markdown

/// `[TOC]` in any case, which HedgeDoc 1.12 treats as a table of contents and leaves empty on slides.
enum ContentsMark {
  private static let mark = Array("[toc]".utf8)

  /// Whether the paragraph has no other text.
  static func isAll(of paragraph: Node) -> Bool {
    guard paragraph.children.count == 1, case .text(let text) = paragraph.children[0].kind else { return false }
    return text.utf8.count < 64 && removed(from: text).utf8.allSatisfy { $0 <= 0x20 } && text.utf8.count >= mark.count
  }

  /// A text without the mark.
  static func removed(from text: String) -> String {
    guard text.utf8.count >= mark.count, text.has(mark[0]) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == mark[0], bytes[index...].prefix(mark.count).asciiLowercased() == mark {
        index += mark.count
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output.count == bytes.count ? text : String(decoding: output, as: UTF8.self)
  }

}
