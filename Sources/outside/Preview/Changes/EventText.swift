/// Events as a stream of them has it (HTML, 9.2 "Server-sent events").
public enum EventText {
  /// Tells a page what the stream is called.
  public static func stream(_ name: String) -> [UInt8] { Array("event: stream\ndata: \(name)\n\n".utf8) }

  /// Tells pages of the stream, by their numbers, of something; `json` is one line.
  public static func news(_ json: [UInt8], for pages: [Int]) -> [UInt8] {
    let numbers = pages.map { "\($0)" }.joined(separator: " ")
    let line = json.last == 0x0A ? json.dropLast() : json[...]
    return Array("event: news\ndata: \(numbers)\ndata: ".utf8) + line + Array("\n\n".utf8)
  }
}
