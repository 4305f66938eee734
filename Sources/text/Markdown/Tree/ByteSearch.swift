import Glibc

extension String {
  /// Whether the text contains the byte; much faster than a loop, which most texts do not need.
  public func has(_ byte: UInt8) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    }
  }
}
