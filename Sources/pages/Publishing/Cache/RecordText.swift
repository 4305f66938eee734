import Site

/// A record as lines of text: a letter, and words between tabs. The first line has the columns; each list has a letter, by its place
/// in the table of fields. Fields that are read on demand come last.
struct RecordText: Sendable {
  let fields: [RecordField]
  private let columns: [RecordField]
  /// By their letter, from `firstList` on.
  private let lists: [RecordField]
  /// How many of them are always loaded.
  private let alwaysLoaded: Int

  private static let head = UInt8(ascii: "H")
  private static let firstList = UInt8(ascii: "a")

  static let current = RecordText(RecordField.all)

  init(_ fields: [RecordField]) {
    self.fields = fields
    columns = fields.filter { if case .column = $0.form { true } else { false } }
    let lists = fields.filter { if case .lines = $0.form { true } else { false } }
    let always = lists.filter { $0.loading == .always }
    self.lists = always + lists.filter { $0.loading == .onDemand }
    alwaysLoaded = always.count
  }

  func write(_ record: TextRecord, into lines: inout LineWriter) {
    lines.add(
      Self.head,
      columns.map { if case .column(let write, _) = $0.form { write(record) } else { "" } })
    for (index, field) in lists.enumerated() {
      if case .lines(let write, _) = field.form { write(record, Self.firstList + UInt8(index), &lines) }
    }
  }

  /// The whole record; `nil` where the lines cannot be read.
  func record(_ lines: RecordReader) -> TextRecord? { read(lines, lists: 0..<lists.count, hasHead: true) }

  /// The part of the record that every run asks for; `nil` where the lines cannot be read.
  func entry(_ lines: RecordReader) -> TextEntry? {
    read(lines, lists: 0..<alwaysLoaded, hasHead: true).map(TextEntry.init)
  }

  /// The names of a text's places, and nothing else of the record.
  func anchors(_ lines: RecordReader) -> [String]? {
    guard let index = lists.firstIndex(where: { $0.name == RecordField.anchorsName }) else { return nil }
    return read(lines, lists: index..<(index + 1), hasHead: false)?.facts.anchors
  }

  private func read(_ lines: RecordReader, lists wanted: Range<Int>, hasHead: Bool) -> TextRecord? {
    var record = TextRecord()
    for line in lines {
      if line.kind == Self.head {
        if hasHead, !readHead(line, into: &record) { return nil }
        continue
      }
      let index = Int(line.kind) - Int(Self.firstList)
      guard lists.indices.contains(index) else { return nil }
      // They stand in the order of their letters.
      if index >= wanted.upperBound { break }
      guard wanted.contains(index), case .lines(_, let read) = lists[index].form else { continue }
      guard read(line, &record) else { return nil }
    }
    return record
  }

  private func readHead(_ line: RecordReader.Line, into record: inout TextRecord) -> Bool {
    let words = line.fields
    guard words.count == columns.count else { return false }
    for (column, word) in zip(columns, words) {
      guard case .column(_, let read) = column.form, read(word, &record) else { return false }
    }
    return true
  }
}
