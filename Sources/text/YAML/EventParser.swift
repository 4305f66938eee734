import CLibYAML

/// libyaml's parser and its current event; owns their memory.
struct EventParser: ~Copyable {
  enum Step {
    case documentStart, documentEnd, streamEnd, alias, scalar, mappingStart, mappingEnd, sequenceStart, sequenceEnd
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>

  /// The bytes must stay in place for the lifetime of the parser.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    parser.initialize(to: yaml_parser_t())
    // If this fails for lack of memory, the parser reports an error at the first event.
    _ = yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
  }

  /// Reads the next event; returns nil if the text is not YAML.
  mutating func next() -> Step? {
    repeat {
      yaml_event_delete(event)
      guard yaml_parser_parse(parser, event) == 1 else { return nil }
    } while event.pointee.type == YAML_STREAM_START_EVENT
    switch event.pointee.type {
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_SCALAR_EVENT: return .scalar
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    default: return .streamEnd
    }
  }

  // Marks count characters, not bytes.
  var start: Int { event.pointee.start_mark.index }
  var end: Int { event.pointee.end_mark.index }

  var scalarText: String {
    let scalar = event.pointee.data.scalar
    return String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
  }

  var scalarIsPlain: Bool { event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }
  var scalarIsBlock: Bool {
    let style = event.pointee.data.scalar.style
    return style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE
  }
  var collectionIsBlock: Bool {
    event.pointee.type == YAML_MAPPING_START_EVENT
      ? event.pointee.data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE
      : event.pointee.data.sequence_start.style == YAML_BLOCK_SEQUENCE_STYLE
  }

  var hasDirectives: Bool {
    let start = event.pointee.data.document_start
    return start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
  }

  /// Whether the event has an anchor (`&name`).
  var hasAnchor: Bool {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: event.pointee.data.scalar.anchor != nil
    case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.anchor != nil
    case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.anchor != nil
    default: false
    }
  }

  /// Whether the event has a tag (`!name`).
  var hasTag: Bool {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: event.pointee.data.scalar.tag != nil
    case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.tag != nil
    case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.tag != nil
    default: false
    }
  }

  /// libyaml's error: the message, the character where it stopped, and the character where the construct began.
  struct Failure {
    var problem: String
    var place: Int
    var contextPlace: Int
  }

  /// The error after `next` has returned nil.
  var failure: Failure {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
    let place = parser.pointee.problem_mark.index
    return Failure(
      problem: problem, place: place,
      contextPlace: parser.pointee.context == nil ? place : parser.pointee.context_mark.index
    )
  }
}
