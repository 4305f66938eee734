import FileTrees
import Parallel
import Site

/// The records of all texts: those of earlier runs as the lines that they were written as, of which details are read on demand.
struct TextRecords: Sendable {
  private let bytes: [UInt8]
  private var places: [RelativePath: Range<Int>] = [:]
  /// The entries of texts of earlier runs, all in memory.
  private var entries: [RelativePath: TextEntry] = [:]
  private var fresh: [RelativePath: (entry: TextEntry, record: TextRecord)] = [:]

  private static let text = UInt8(ascii: "T")

  init() { bytes = [] }

  /// Records of an earlier run; `nil` where the lines cannot be read.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var path: RelativePath?
    var start = 0
    var offset = 0
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[offset] == Self.text {
        if let path { places[path] = start..<offset }
        var line = RecordReader(bytes[offset..<end])
        guard let named = line.next()?.fields.first.flatMap({ RelativePath($0) }) else { return nil }
        (path, start) = (named, min(end + 1, bytes.count))
      }
      offset = end + 1
    }
    if let path { places[path] = start..<bytes.count }
    let all = Array(places)
    let form = RecordText.current
    let found = Parallel.chunked(of: all) { part in
      part.compactMap { path, place in form.entry(RecordReader(bytes[place])).map { (path, $0) } }
    }
    entries.reserveCapacity(all.count)
    for (path, entry) in found.joined() { entries[path] = entry }
    guard entries.count == all.count else { return nil }
  }

  var isEmpty: Bool { places.isEmpty && fresh.isEmpty }

  /// The texts that have records, in no order.
  var paths: Set<RelativePath> { Set(entries.keys).union(fresh.keys) }

  /// The part of a record that every run asks for; `nil` where nothing is known of the text.
  func entry(_ path: RelativePath) -> TextEntry? { fresh[path]?.entry ?? entries[path] }

  /// The whole record; `nil` where nothing is known of the text.
  func record(_ path: RelativePath) -> TextRecord? {
    fresh[path]?.record ?? places[path].flatMap { RecordText.current.record(RecordReader(bytes[$0])) }
  }

  /// Names of the places of a text's page; `nil` where nothing is known of it.
  func anchors(_ path: RelativePath) -> [String]? {
    if let record = fresh[path]?.record { return record.facts.anchors }
    return places[path].flatMap { RecordText.current.anchors(RecordReader(bytes[$0])) }
  }

  /// Whether the text was read in this run.
  func isFresh(_ path: RelativePath) -> Bool { fresh[path] != nil }

  /// The record of a text that was read in this run.
  mutating func set(_ path: RelativePath, _ record: TextRecord) { fresh[path] = (TextEntry(record), record) }

  /// Forgets texts that are not there any more.
  mutating func remove(_ paths: [RelativePath]) {
    for path in paths { (places[path], entries[path], fresh[path]) = (nil, nil, nil) }
  }

  /// The lines of these texts, in this order.
  func lines(of paths: [RelativePath]) -> [UInt8] {
    let (bytes, places, fresh) = (bytes, places, fresh)
    let parts = Parallel.chunked(of: paths) { part in
      var lines = LineWriter()
      for path in part {
        if let record = fresh[path]?.record {
          lines.add(Self.text, path.description)
          RecordText.current.write(record, into: &lines)
        } else if let place = places[path] {
          lines.add(Self.text, path.description)
          lines.append(bytes[place])
        }
      }
      return lines.bytes
    }
    var lines: [UInt8] = []
    lines.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { lines += part }
    return lines
  }
}
