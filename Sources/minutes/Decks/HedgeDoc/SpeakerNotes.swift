/// The speaker notes of a slide: the text after the line that begins with `note:`.
///
/// HedgeDoc 1.12 accepts the marker in any case, at the very start of a line, and only if it occurs exactly once in the
/// slide; with two markers both stay on the slide as text.
public struct SpeakerNotes: Sendable, Equatable {
  /// The range of `note:`.
  public let marker: Range<Int>
  /// The text of the notes, without surrounding white space.
  public let text: Range<Int>
  /// All that the audience does not see: the marker, the notes, and blanks behind them.
  let extent: Range<Int>

  init(marker: Range<Int>, text: Range<Int>, extent: Range<Int>? = nil) {
    (self.marker, self.text) = (marker, text)
    self.extent = extent ?? marker.lowerBound..<max(marker.upperBound, text.upperBound)
  }

  /// The notes behind a marker, up to `end`.
  private init(marker: Range<Int>, upTo end: Int, in bytes: [UInt8]) {
    let rest = marker.upperBound..<max(marker.upperBound, end)
    self.init(
      marker: marker,
      text: Slide(h: 0, v: 0, range: rest).content(in: bytes) ?? marker.upperBound..<marker.upperBound,
      extent: marker.lowerBound..<rest.upperBound)
  }

  /// The same notes up to `end`, where the element that contains them ends.
  func ending(at end: Int, in bytes: [UInt8]) -> SpeakerNotes {
    SpeakerNotes(marker: marker, upTo: end, in: bytes)
  }

  /// The notes of a text that is one slide; `nil` if it has none, or more than one marker.
  public static func find(in bytes: [UInt8], slide: Range<Int>) -> SpeakerNotes? {
    // Clamped, since the bytes are then read unchecked.
    let slide = slide.clamped(to: 0..<bytes.count)
    var markers: [Int] = []
    bytes.withUnsafeBufferPointer { text in
      var lineStart = slide.lowerBound
      while lineStart < slide.upperBound, markers.count < 2 {
        if isMarker(text, at: lineStart, limit: slide.upperBound) { markers.append(lineStart) }
        var offset = lineStart
        while offset < slide.upperBound, text[offset] != UInt8(ascii: "\n"),
          !UnicodeLineEnd.stands(at: offset, in: text, limit: slide.upperBound)
        {
          offset += 1
        }
        let isLineFeed = offset < slide.upperBound && text[offset] == UInt8(ascii: "\n")
        lineStart = offset + (isLineFeed ? 1 : UnicodeLineEnd.length)
      }
    }
    guard markers.count == 1 else { return nil }
    return SpeakerNotes(marker: markers[0]..<(markers[0] + 5), upTo: slide.upperBound, in: bytes)
  }

  private static func isMarker(_ text: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int) -> Bool {
    guard offset + 5 <= limit, text[offset + 4] == UInt8(ascii: ":") else { return false }
    let word: [4 of UInt8] = [0x6E, 0x6F, 0x74, 0x65]
    for index in 0..<4 where text[offset + index] | 0x20 != word[index] { return false }
    return true
  }
}
