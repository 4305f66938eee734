/// Finds the end of an address in running text, as linkify-it 5 does.
struct LinkScanner {
  private let text: UnsafeBufferPointer<UInt8>

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  /// The end of `[user@]host[:port][/path]` at `start`; `start` itself if there is no host.
  func end(ofAuthorityAt start: Int) -> Int {
    var host = start
    if let at = userInfoEnd(start) { host = at }
    var end = hostEnd(host)
    guard end > host, endsHost(end) else { return start }
    if end < text.count, text[end] == UInt8(ascii: ":") {
      var port = end + 1
      while port < text.count, port - end <= 5, Self.isDigit(text[port]) { port += 1 }
      if port > end + 1 { end = port }
    }
    return pathEnd(end)
  }

  /// Whether a host may end there: an underscore or a hyphen makes it a part of another name, which is no host.
  func endsHost(_ end: Int) -> Bool {
    guard end < text.count else { return true }
    if text[end] == UInt8(ascii: "_") || text[end] == UInt8(ascii: "-") { return false }
    guard text[end] == UInt8(ascii: "."), end + 1 < text.count else { return true }
    return text[end + 1] != UInt8(ascii: "-") && text[end + 1] != UInt8(ascii: "_")
  }

  /// The end of the host at `start`: labels of letters, digits, inner hyphens and letters of other scripts, joined by dots.
  func hostEnd(_ start: Int) -> Int {
    var end = start
    while end < text.count {
      if Self.isHostByte(text[end]) {
        let length = ForeignMark.length(in: text, at: end)
        if length > 0 { break }
        end += 1
      } else if text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "-"), end > start, end + 1 < text.count,
        Self.isHostByte(text[end + 1]) && ForeignMark.length(in: text, at: end + 1) == 0
          || (text[end] == UInt8(ascii: "-") && text[end + 1] == UInt8(ascii: "-"))
      {
        end += 1
      } else {
        break
      }
    }
    while end > start, text[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return end
  }

  private func userInfoEnd(_ start: Int) -> Int? {
    var index = start
    while index < text.count, index - start <= 256 {
      switch text[index] {
      case UInt8(ascii: "@"): return index + 1
      case 0...0x20, 0x7f, UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "|"):
        return nil
      default: index += 1
      }
    }
    return nil
  }

  private func pathEnd(_ start: Int) -> Int {
    guard start < text.count, [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(text[start]) else {
      return start
    }
    var end = start + 1
    while end < text.count {
      let byte = text[end]
      switch byte {
      case 0...0x20, 0x7f, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: ")"),
        UInt8(ascii: "]"), UInt8(ascii: "}"):
        return end
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
        guard let close = closing(byte, from: end + 1) else { return end }
        end = close + 1
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ","), UInt8(ascii: ";"):
        var run = end + 1
        while run < text.count, text[run] == byte { run += 1 }
        let mayRepeat = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!")
        guard run < text.count, !Self.isBreak(text[run]), run == end + 1 || mayRepeat else { return end }
        end = run
      case UInt8(ascii: "'"):
        guard end + 1 < text.count, Self.isHostByte(text[end + 1]) || text[end + 1] == UInt8(ascii: "-") else {
          return end
        }
        end += 1
      default:
        if byte >= 0x80, ForeignMark.length(in: text, at: end) > 0 { return end }
        end += 1
      }
    }
    return end
  }

  private func closing(_ open: UInt8, from start: Int) -> Int? {
    let close: UInt8 =
      switch open {
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "["): UInt8(ascii: "]")
      case UInt8(ascii: "{"): UInt8(ascii: "}")
      default: open
      }
    var index = start
    while index < text.count, index - start <= 1024, !Self.isBreak(text[index]) {
      if text[index] == close { return index }
      index += 1
    }
    return nil
  }

  static func isSchemeByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  static func isHostByte(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte >= 0x80 }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  private static func isBreak(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7f }
}
