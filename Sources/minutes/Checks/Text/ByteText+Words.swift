import Bytes

extension String {
  /// The UTF-8 bytes, for reading.
  func withBytes<Result>(_ read: (ByteText) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(read) { return result }
    return Array(utf8).withUnsafeBufferPointer(read)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a word, given in lower case, stands anywhere.
  func containsAnyCase(_ word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    let first = word.utf8Start[0]
    for offset in 0...(count - word.utf8CodeUnitCount) where self[offset].asciiLowercased == first {
      if has(word, at: offset, limit: count, anyCase: true) { return true }
    }
    return false
  }
}
