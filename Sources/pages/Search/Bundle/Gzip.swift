import CZlib

/// Gzip (RFC 1952), by zlib; without a date, so that the output is deterministic.
enum Gzip {
  private static let limit = 256 << 20

  static func read(_ bytes: [UInt8]) throws(SearchFault) -> [UInt8] {
    var stream = z_stream()
    guard czlib_begin_reading(&stream) == Z_OK else { throw failed }
    defer { inflateEnd(&stream) }
    return try run(&stream, bytes) { inflate($0, Z_NO_FLUSH) }
  }

  static func write(_ bytes: [UInt8]) throws(SearchFault) -> [UInt8] {
    var stream = z_stream()
    guard czlib_begin_writing(&stream) == Z_OK else { throw failed }
    defer { deflateEnd(&stream) }
    return try run(&stream, bytes) { deflate($0, Z_FINISH) }
  }

  private static func run(
    _ stream: inout z_stream, _ bytes: [UInt8], _ step: (UnsafeMutablePointer<z_stream>) -> Int32
  ) throws(SearchFault) -> [UInt8] {
    var input = bytes
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let code = input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      var code = Z_OK
      while code == Z_OK, output.count <= limit {
        code = buffer.withUnsafeMutableBufferPointer { room in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          return step(&stream)
        }
        output += buffer[..<(buffer.count - Int(stream.avail_out))]
      }
      return code
    }
    guard code == Z_STREAM_END else { throw failed }
    return output
  }

  private static var failed: SearchFault { StableBundle.unknown("a file cannot be decompressed") }
}
