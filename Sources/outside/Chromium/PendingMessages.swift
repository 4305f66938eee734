/// Buffer of received bytes, split into messages that end with a NUL byte.
struct PendingMessages {
  private var bytes: [UInt8] = []
  /// Number of bytes already searched for NUL: a file arrives in thousands of pieces, and each is searched once.
  private var searchedCount = 0

  mutating func append(_ more: ArraySlice<UInt8>) { bytes += more }

  /// Removes and returns the next whole message, without its NUL byte; `nil` if it is incomplete.
  mutating func next() -> [UInt8]? {
    guard let end = bytes[searchedCount...].firstIndex(of: 0) else {
      searchedCount = bytes.count
      return nil
    }
    let message = Array(bytes[..<end])
    bytes.removeSubrange(...end)
    searchedCount = 0
    return message
  }
}
