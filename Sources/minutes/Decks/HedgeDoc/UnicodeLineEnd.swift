/// U+2028 and U+2029, which end a line for JavaScript's `^`, `$` and `.`, but not for editors.
enum UnicodeLineEnd {
  static let length = 3

  static func stands(at offset: Int, in text: UnsafeBufferPointer<UInt8>, limit: Int) -> Bool {
    offset + length <= limit && text[offset] == 0xE2 && text[offset + 1] == 0x80
      && (text[offset + 2] == 0xA8 || text[offset + 2] == 0xA9)
  }
}
