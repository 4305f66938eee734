/// The emoji names of `emoji.txt`: the basic set of emojify.js 1.1.0, which HedgeDoc 1.12 uses, as far as it agrees
/// with GitHub's names of its time.
///
/// The file is sorted by its bytes and searched directly, so that no table has to be built.
public enum EmojiTable {
  /// The character of a name, ignoring case; `nil` for unknown names and for names that have only a picture, such as
  /// `octocat`.
  public static func character(of name: String) -> String? {
    let found = Array(name.utf8).withUnsafeBufferPointer { line(of: $0) }
    return found.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }

  /// Whether `name` is an emoji name; only ASCII letters are case-folded.
  static func contains(_ name: UnsafeBufferPointer<UInt8>) -> Bool { line(of: name) != nil }

  /// The rest of a name's line, often a character; `nil` if no line begins with the name.
  private static func line(of name: UnsafeBufferPointer<UInt8>) -> ArraySlice<UInt8>? {
    let wanted = name.map { 0x41...0x5a ~= $0 ? $0 | 0x20 : $0 }
    let text = table
    var (low, high) = (0, text.count)
    while low < high {
      var start = (low + high) / 2
      while start > low, text[start - 1] != 0x0a { start -= 1 }
      var nameEnd = start
      while nameEnd < high, text[nameEnd] > 0x20 { nameEnd += 1 }
      var end = nameEnd
      while end < high, text[end] != 0x0a { end += 1 }
      let found = text[start..<nameEnd]
      if found.elementsEqual(wanted) { return text[nameEnd..<end].dropFirst() }
      if found.lexicographicallyPrecedes(wanted) { low = end + 1 } else { high = start }
    }
    return nil
  }

  private static let table: [UInt8] = PackageResources.emoji_txt
}
