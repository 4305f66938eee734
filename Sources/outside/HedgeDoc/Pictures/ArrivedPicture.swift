import Decks
import Digests
import FileTrees
import SVG

/// A picture that came from a server, judged by its bytes; what its name or its headers say counts for nothing.
struct ArrivedPicture {
  let kind: PictureKind
  let count: Int
  /// Of its first bytes: pictures that differ do so there, but for a few.
  let start: String
  private let file: UnnamedFile

  /// Bytes that `start` is made of.
  static let startCount = 8 << 10

  /// Of all of it.
  func sha256() throws -> String { try file.sha256(count: count) }

  /// Why a picture is not taken.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// An SVG is written anew into its file, without all that a picture does not need.
  init(_ answer: WebAnswer) throws {
    let head = try answer.file.read(limit: min(answer.count, 64 << 10))
    guard let kind = PictureKind(head) else {
      throw Fault(description: answer.count == 0 ? "it is empty" : "it is no picture of a kind that browsers show")
    }
    self.kind = kind
    if kind == .svg {
      count = try Self.clean(answer)
    } else {
      if let dots = PictureSize(head, kind)?.dots, dots > PictureSize.most {
        throw Fault(description: "it has \(dots / 1_000_000) million dots, which is too much to show")
      }
      if !answer.hasKnownLength, try !Self.isWhole(answer, kind) { throw Fault(description: "its end is missing") }
      count = answer.count
    }
    file = answer.file
    start = SHA256.hex(of: try file.read(limit: min(count, Self.startCount)))
  }

  private static let drawingLimit = 5_000_000

  private static func clean(_ answer: WebAnswer) throws -> Int {
    guard answer.count <= drawingLimit else { throw Fault(description: "the drawing has more than 5 MB") }
    do {
      let safe = try SafeSVG(try answer.body())
      try answer.file.write(safe.bytes)
      return safe.bytes.count
    } catch let fault as SafeSVG.Fault {
      throw Fault(description: "the drawing is not taken: \(fault.why)")
    }
  }

  /// Whether the end of the file is there: a server that does not say how long it is may have been cut off.
  private static func isWhole(_ answer: WebAnswer, _ kind: PictureKind) throws -> Bool {
    let end = try answer.file.read(from: max(0, answer.count - 64), limit: 64)
    switch kind {
    case .png: return end.indices.contains { end[$0...].starts(with: "IEND".utf8) }
    case .jpeg: return zip(end, end.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
    case .gif: return end.last == 0x3B
    case .webp:
      let head = try answer.file.read(limit: 8)
      return head[4...].reversed().reduce(0) { $0 << 8 | Int($1) } + 8 <= answer.count
    case .svg: return true
    }
  }
}
