import Bytes
import Digests
import FileTrees

/// The manifest as it lies there: lines in any order, since git puts those of two branches together as they come. What follows
/// what stands in the lines themselves.
struct ManifestText {
  static let path = RelativePath(constant: ".minutes/manifest.jsonl")
  /// The number of the format that this program writes, and the last one that it reads.
  static let format = 2
  static let header = Array("{\"format\":\(format)}\n".utf8)
  private static let headerStart = Array("{\"format\":".utf8)

  /// A line on a deck.
  struct Entry {
    /// Counts lines from 1.
    let number: Int
    /// Its SHA-256, by which others name it.
    let id: String
    let deck: ArchivedDeck
    /// As it stands there, without its line end.
    let bytes: [UInt8]
  }

  private(set) var entries: [Entry] = []
  /// Lines that are none, and marks of a merge.
  private(set) var faults: [Difference] = []
  private(set) var hasHeader = false
  /// How many bytes its whole lines have.
  private(set) var wholeSize = 0
  /// What follows them, as a power cut leaves it.
  private(set) var rest: [UInt8] = []
  private(set) var isThere = true

  /// - Throws: `FileFault`; `ManifestFault` where a newer program wrote it.
  ///
  /// `only`: the one deck that is asked about; lines on others are passed over then, which spares an unchanged build their reading.
  init(root: Folder, only path: String? = nil) throws {
    let bytes = try root.read(Self.path)
    try self.init(bytes ?? [], only: path)
    isThere = bytes != nil
  }

  init(_ bytes: [UInt8], only path: String? = nil) throws {
    let mark = path.map(LineMark.init)
    var seen: Set<String> = []
    var number = 0
    var start = 0
    while start < bytes.count {
      number += 1
      guard let newline = bytes[start...].firstIndex(of: 0x0A) else {
        faults.append(.tornLine(line: number))
        rest = Array(bytes[start...])
        return
      }
      var line = bytes[start..<newline]
      let begin = start
      start = newline + 1
      if line.last == 0x0D { line.removeLast() }
      if start == bytes.count, line.contains(0) {
        faults.append(.tornLine(line: number))
        rest = Array(bytes[begin...])
        return
      }
      wholeSize = start
      if let format = Self.format(of: line) {
        guard format <= Self.format else { throw ManifestFault(format: format) }
        hasHeader = true
      } else if let mark, !mark.isIn(line) {
        continue
      } else if Self.isMark(line) {
        faults.append(.conflictMark(line: number))
      } else if let deck = ManifestLine.deck(from: line) ?? ChainLine.deck(from: line),
        RelativePath(deck.path) != nil
      {
        let id = SHA256.hex(of: line)
        if seen.insert(id).inserted { entries.append(Entry(number: number, id: id, deck: deck, bytes: Array(line))) }
      } else {
        faults.append(.notALine(line: number))
      }
    }
  }

  /// Whether it is of version 0.2 or earlier, and not brought up to date.
  var isOld: Bool { !hasHeader && entries.contains { $0.deck.seq != nil } }

  /// Whether lines were lost and a repair said so.
  var isRepaired: Bool { entries.contains { $0.deck.kind == .repaired } }

  var ids: Set<String> { Set(entries.map(\.id)) }

  /// SHA-256 of the lines that no other follows.
  var tips: [String] {
    let followed = Set(entries.flatMap(\.deck.after))
    return entries.map(\.id).filter { !followed.contains($0) }.sorted()
  }

  /// The lines on each deck that no other takes the place of: one, or several where branches came together.
  var heads: [String: [Entry]] {
    var all: [String: [Entry]] = [:]
    for entry in entries where entry.deck.kind != .repaired { all[entry.deck.path, default: []].append(entry) }
    return all.mapValues(Self.heads)
  }

  /// The same of one deck.
  func heads(of path: String) -> [Entry] {
    Self.heads(entries.filter { $0.deck.path.utf8.elementsEqual(path.utf8) })
  }

  private static func heads(_ entries: [Entry]) -> [Entry] {
    let over = Set(entries.flatMap(\.deck.over))
    // Lines of earlier versions say by their number alone what came later.
    let lastSeq = entries.compactMap(\.deck.seq).max()
    return entries.filter { entry in
      !over.contains(entry.id) && (entry.deck.seq == nil || entry.deck.seq == lastSeq)
    }
  }

  private static func format(of line: ArraySlice<UInt8>) -> Int? {
    guard line.starts(with: headerStart), line.last == UInt8(ascii: "}") else { return nil }
    let digits = line.dropFirst(headerStart.count).dropLast()
    guard 1...9 ~= digits.count, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// What git puts around two sides of a conflict.
  private static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains { line.starts(with: $0.utf8) }
  }
}

/// The record is of a later version, and this program would spoil it.
public struct ManifestFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The number that the record gives itself; 1 for one of version 0.2 or earlier.
  public let format: Int

  public init(format: Int) { self.format = format }

  public var description: String {
    format > ManifestText.format
      ? "\(ManifestText.path) has format \(format), and this minutes reads up to \(ManifestText.format); "
        + "use the newer minutes that wrote it; nothing was changed"
      : "\(ManifestText.path) is of an earlier version; \"minutes upgrade --dry-run\" shows what would be done, and "
        + "\"minutes upgrade\" brings it up to date; nothing was changed"
  }
}
