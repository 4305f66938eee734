import Glibc

extension String {
  /// Whether the text has that byte; far quicker than a look at each, which most texts do not need.
  public func has(_ byte: UInt8) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    }
  }
}
