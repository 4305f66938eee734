import Decks

/// Where slides begin and end: empty lines there, line ends of another system and a last line without an end are nothing that
/// anybody wrote. Pads and browsers add and drop them.
public enum SlideEdges {
  /// A slice of a deck: its head, a slide, or a separator.
  struct Slice {
    let bytes: ArraySlice<UInt8>
    var isSlide = true
    /// What stands before it are line ends of the head.
    var isFirst = false
    /// What is the same for slices that say the same.
    let key: [UInt8]

    /// Without more than one empty line at each end.
    var tidy: ArraySlice<UInt8> {
      let text = trimmed(bytes)
      guard isSlide, !text.isEmpty else { return bytes }
      if isFirst { return bytes[..<text.endIndex] }
      let lead = Lines.split(bytes[..<text.startIndex]).last?.startIndex ?? text.startIndex
      return bytes[lead..<text.endIndex]
    }
  }

  /// A text with the bytes of `model` for all slices that say the same there; the others begin and end with one line end.
  public static func adopted(_ text: [UInt8], from model: [UInt8]) -> [UInt8] {
    if text == model { return text }
    let (slices, known) = (self.slices(text), self.slices(model))
    let hunks = LineDiff.hunks(known.map(\.key), slices.map(\.key))
    var result: [UInt8] = []
    var (old, new) = (0, 0)
    for hunk in hunks + [LineDiff.Hunk(old: known.count..<known.count, new: slices.count..<slices.count)] {
      for index in old..<hunk.old.lowerBound { result += known[index].bytes }
      new = hunk.new.lowerBound
      for slice in slices[new..<hunk.new.upperBound] { result += slice.tidy }
      (old, new) = (hunk.old.upperBound, hunk.new.upperBound)
    }
    return result
  }

  /// Whether two texts say the same, slide by slide.
  public static func areSame(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    left.elementsEqual(right) || slices(Array(left)).map(\.key) == slices(Array(right)).map(\.key)
  }

  /// The text without empty lines at its ends.
  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var lines = Lines.split(text)[...]
    while let first = lines.first, isBlank(first) { lines = lines.dropFirst() }
    while let last = lines.last, isBlank(last) { lines = lines.dropLast() }
    guard let first = lines.first, let last = lines.last else { return text.prefix(0) }
    return text[first.startIndex..<last.endIndex]
  }

  private static func slices(_ bytes: [UInt8]) -> [Slice] {
    let head = FrontMatter.extent(in: bytes, from: 0)?.end ?? 0
    var slices = head > 0 ? [slice(bytes[..<head], isSlide: false)] : []
    var at = head
    for separator in Separator.all(in: bytes, range: head..<bytes.count) {
      slices.append(slice(bytes[at..<separator.range.lowerBound]))
      slices.append(Slice(bytes: bytes[separator.range], isSlide: false, key: [0] + bytes[separator.hyphens]))
      at = separator.range.upperBound
    }
    slices.append(slice(bytes[at...]))
    if let first = slices.firstIndex(where: \.isSlide) { slices[first].isFirst = true }
    return slices
  }

  private static func slice(_ bytes: ArraySlice<UInt8>, isSlide: Bool = true) -> Slice {
    var key = Lines.split(trimmed(bytes)).flatMap { line in
      line.suffix(2).elementsEqual([0x0D, 0x0A]) ? line.dropLast(2) + [0x0A] : line
    }
    if key.last == 0x0A { key.removeLast() }
    if key.last == 0x0D { key.removeLast() }
    return Slice(bytes: bytes, isSlide: isSlide, key: key)
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}
