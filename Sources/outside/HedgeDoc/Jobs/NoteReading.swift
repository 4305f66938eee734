import Bytes
public import Diagnostics

/// A call's note, read when nobody is about to add a picture to it.
public struct NoteReading {
  private let network: Network
  private let output: JobOutput

  public init(_ network: Network, output: JobOutput) { (self.network, self.output) = (network, output) }

  /// How long a picture that is on its way into the note is waited for, and how often is looked; milliseconds.
  private static let (patience, pause) = (60_000, 1_500)

  /// The note by its own name, and its text. An address that people copied may hold another name of the note that is known.
  public func read(_ note: NoteAddress, known: NoteRecord?) throws -> (note: NoteAddress, text: [UInt8]) {
    var text = try network.server.read(note)
    let end = MonotonicClock.now + Self.patience
    if RunningUpload.isIn(text) { output.warn("an upload into the note is still running; waiting a minute at most") }
    while RunningUpload.isIn(text), MonotonicClock.now < end {
      Pause.wait(milliseconds: Self.pause)
      text = try network.server.read(note)
    }
    if let known, known.note == note { return (note, text) }
    let own = try network.server.canonical(note)
    // A note may have been recorded by the other one of its two names.
    if let known, own != known.note, known.note.server == own.server, try isThere(known.note),
      try network.server.canonical(known.note) == own
    {
      return (known.note, text)
    }
    return (own, text)
  }

  private func isThere(_ note: NoteAddress) throws -> Bool {
    do {
      _ = try network.server.read(note)
      return true
    } catch let fault as WebFault where fault.isGone {
      return false
    }
  }
}
