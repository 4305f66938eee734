import Bytes
import Reports

/// A task box that is ticked in one text and not in another. In notes of slides, HedgeDoc ticks boxes of the first slide alone
/// rightly: a click on a later one may tick another slide's, so people have to look at each.
public struct BoxChange: Sendable, Equatable {
  public let isTicked: Bool
  /// The line of the new text, counted from 1.
  public let line: Int
  /// What stands behind the box.
  public let text: String

  /// The boxes that changed, in the order of the new text.
  public static func all(from old: [UInt8], to new: [UInt8]) -> [BoxChange] {
    let (oldLines, newLines) = (Lines.split(old[...]), Lines.split(new[...]))
    return LineDiff.hunks(oldLines, newLines).flatMap { hunk -> [BoxChange] in
      var before = oldLines[hunk.old].compactMap(Box.init)
      return hunk.new.compactMap { index in
        guard let box = Box(newLines[index]),
          let place = before.firstIndex(where: { $0.text == box.text })
        else { return nil }
        let isSame = before.remove(at: place).isTicked == box.isTicked
        return isSame
          ? nil
          : BoxChange(
            isTicked: box.isTicked, line: index + 1,
            text: String(decoding: box.text.drop { $0 == 0x20 }.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self))
      }
    }
  }

  private struct Box {
    let isTicked: Bool
    let text: ArraySlice<UInt8>

    /// `nil` for a line that is no item with a box.
    init?(_ line: ArraySlice<UInt8>) {
      var rest = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
      let digits = rest.prefix { $0.isASCIIDigit }.count
      rest = rest.dropFirst(digits)
      guard let mark = rest.first, (digits > 0 ? ".)" : "-*+").utf8.contains(mark) else { return nil }
      rest = rest.dropFirst().drop { $0 == 0x20 }
      guard rest.count > 3, rest.first == UInt8(ascii: "["), rest.dropFirst(2).first == UInt8(ascii: "]"),
        let sign = rest.dropFirst().first, " xX".utf8.contains(sign)
      else { return nil }
      (isTicked, text) = (sign != 0x20, rest.dropFirst(3))
    }
  }
}
