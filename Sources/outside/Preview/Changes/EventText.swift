/// Format of server-sent events (HTML standard, section 9.2).
public enum EventText {
  /// Returns the event that gives a stream's name to its pages.
  public static func stream(_ name: String) -> [UInt8] { Array("event: stream\ndata: \(name)\n\n".utf8) }

  /// Returns the event with an update for the pages with these numbers. `json` must be one line.
  public static func update(_ json: [UInt8], for pages: [Int]) -> [UInt8] {
    let numbers = pages.map { "\($0)" }.joined(separator: " ")
    let line = json.last == 0x0A ? json.dropLast() : json[...]
    return Array("event: news\ndata: \(numbers)\ndata: ".utf8) + line + Array("\n\n".utf8)
  }
}
