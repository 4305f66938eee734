/// What has come in and was not taken yet: messages that end with a NUL byte.
struct PendingMessages {
  private var bytes: [UInt8] = []
  /// Up to here there is no end of a message; a file comes in thousands of pieces, and none is looked at twice.
  private var seen = 0

  mutating func append(_ more: ArraySlice<UInt8>) { bytes += more }

  /// Takes the next whole message.
  mutating func next() -> [UInt8]? {
    guard let end = bytes[seen...].firstIndex(of: 0) else {
      seen = bytes.count
      return nil
    }
    let message = Array(bytes[..<end])
    bytes.removeSubrange(...end)
    seen = 0
    return message
  }
}
