/// The part of a link after its text: `(address "title")`, `[label]`, or nothing.
struct LinkTail {
  /// The address as written, without `<` and `>`; nil for reference links.
  let address: Range<Int>?

  init(_ content: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }
    guard range.count >= 2, content[range.lowerBound] == UInt8(ascii: "(") else {
      address = nil
      return
    }
    let last = range.upperBound - 1
    var start = range.lowerBound + 1
    while start < last, isSpace(content[start]) { start += 1 }
    var end = start
    if start < last, content[start] == UInt8(ascii: "<") {
      start += 1
      end = start
      while end < last, content[end] != UInt8(ascii: ">") {
        end += content[end] == UInt8(ascii: "\\") && end + 1 < last ? 2 : 1
      }
    } else {
      while end < last, !isSpace(content[end]) { end += 1 }
    }
    address = start..<end
  }
}
