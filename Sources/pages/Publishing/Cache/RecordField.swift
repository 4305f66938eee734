import Digests
import FileTrees
import Site

/// A field of what is remembered of a text. `all` is the only place that lists them: a record is written, read and compared field
/// by field, and `version` is made of what they write.
struct RecordField: Sendable {
  /// When an earlier run's field is read.
  enum Loading: Sendable {
    /// For every text, at the beginning.
    case always
    /// For those texts whose facts are asked for.
    case onDemand
  }

  /// How it stands in the lines of a record.
  enum Form: Sendable {
    /// A word of the first line.
    case column(
      write: @Sendable (TextRecord) -> String, read: @Sendable (_ word: String, _ into: inout TextRecord) -> Bool)
    /// Lines of its own. Reading says whether the line could be read.
    case lines(
      write: @Sendable (TextRecord, _ kind: UInt8, _ into: inout LineWriter) -> Void,
      read: @Sendable (RecordReader.Line, _ into: inout TextRecord) -> Bool)
  }

  let name: String
  let loading: Loading
  /// Whether start page, lists, feeds or the calendar show it: where it changes, they are made again.
  let isInOverviews: Bool
  let form: Form
  let isSame: @Sendable (TextRecord, TextRecord) -> Bool
  /// Gives a record a value of this field that is not the one of an empty record.
  let setSample: @Sendable (inout TextRecord) -> Void

  static let anchorsName = "anchors"

  /// In the order in which they are written. Columns are always loaded.
  static let all: [RecordField] = [
    .column("neighbours", \.build.neighbourKey, .text),
    .column("title", \.facts.summary.title, .text, isInOverviews: true),
    .column("language", \.facts.summary.language, .text, isInOverviews: true),
    .column("opening", \.facts.summary.opening, .text, isInOverviews: true),
    .column("deck", \.facts.summary.isDeck, .flag, isInOverviews: true),
    .column("errors", \.facts.summary.errors, .count),
    .column("warnings", \.facts.summary.warnings, .count),
    .column("faults", \.facts.summary.faults, .count),
    .lines("parts", \.facts.summary.parts, .part, .always, isInOverviews: true),
    .lines("files", \.facts.summary.files, .text, .always, isInOverviews: true),
    .lines("outputs", \.build.outputs, .text, .always),
    .lines("search pages", \.build.searchPages, .text, .always),
    .lines("dependencies", \.build.dependencies, .dependency, .always),
    .lines("topics", \.facts.topics, .topic, .onDemand, isInOverviews: true),
    .lines(anchorsName, \.facts.anchors, .text, .onDemand),
    .lines("losses", \.facts.pictureLosses, .loss, .onDemand),
    .lines("links", \.facts.links, .link, .onDemand),
  ]

  /// Another word where the fields, or the form of one, are others: what was remembered then is not read any more.
  static let version = version(of: RecordText(all))

  static func version(of text: RecordText) -> String {
    var record = TextRecord()
    for field in text.fields { field.setSample(&record) }
    var lines = LineWriter()
    text.write(record, into: &lines)
    let names = text.fields.map { "\($0.name):\($0.loading):\($0.isInOverviews)" }
    return SHA256.hex(of: lines.bytes + Array(names.joined(separator: "\n").utf8))
  }

  /// Whether pages about several texts show the same of both.
  static func hasSameOverviewData(_ one: TextRecord, _ other: TextRecord) -> Bool {
    all.allSatisfy { !$0.isInOverviews || $0.isSame(one, other) }
  }

  /// A field of one word.
  static func column<Value: Equatable>(
    _ name: String, _ path: any WritableKeyPath<TextRecord, Value> & Sendable, _ form: ColumnForm<Value>,
    isInOverviews: Bool = false
  ) -> RecordField {
    RecordField(
      name: name, loading: .always, isInOverviews: isInOverviews,
      form: .column(
        write: { form.word($0[keyPath: path]) },
        read: { word, record in
          guard let value = form.value(word) else { return false }
          record[keyPath: path] = value
          return true
        }),
      isSame: { $0[keyPath: path] == $1[keyPath: path] }, setSample: { $0[keyPath: path] = form.sample })
  }

  /// A field of a line for each element.
  static func lines<Element: Equatable>(
    _ name: String, _ path: any WritableKeyPath<TextRecord, [Element]> & Sendable, _ form: LineForm<Element>,
    _ loading: Loading, isInOverviews: Bool = false
  ) -> RecordField {
    RecordField(
      name: name, loading: loading, isInOverviews: isInOverviews,
      form: .lines(
        write: { record, kind, lines in
          for element in record[keyPath: path] { form.write(element, kind, &lines) }
        },
        read: { line, record in
          guard let element = form.read(line) else { return false }
          record[keyPath: path].append(element)
          return true
        }),
      isSame: { $0[keyPath: path] == $1[keyPath: path] }, setSample: { $0[keyPath: path] = [form.sample] })
  }
}
