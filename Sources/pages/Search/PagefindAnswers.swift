import Digests
import FileTrees
import FoundationEssentials

/// The answers of Pagefind as a service: one for each message, in order; the last one contains the files.
struct PagefindAnswers {
  /// The number of answers received.
  private(set) var count = 0
  /// The rest after the last answer: an incomplete answer, or other output.
  private(set) var rest: [UInt8] = []
  /// The last answer, in Base64.
  private var last: [UInt8] = []
  /// The length of the part that has been searched for a comma.
  private var seen = 0

  private struct Answer: Decodable {
    let payload: Payload

    struct Payload: Decodable {
      let type: String
      let message: String?
      let files: [File]?
    }

    struct File: Decodable {
      let path: String
      let content: Data
    }
  }

  /// - Throws: the message of an answer that reports an error.
  mutating func take(_ bytes: ArraySlice<UInt8>) throws(SearchFault) {
    rest += bytes
    while let comma = rest[seen...].firstIndex(of: UInt8(ascii: ",")) {
      last = Array(rest[..<comma])
      rest.removeFirst(comma + 1)
      seen = 0
      count += 1
      // Answers about pages are short, and only errors among them matter.
      if last.count < 1 << 16, let answer = Self.read(last), answer.type == "Error" {
        throw SearchFault("pagefind made no search index: \(answer.message ?? "it gave no reason")")
      }
    }
    seen = rest.count
  }

  /// The files of the bundle; empty if the last answer has none.
  var files: FileTree {
    var tree = FileTree()
    for file in Self.read(last)?.files ?? [] {
      if let path = RelativePath(file.path) { tree[path] = Array(file.content) }
    }
    return tree
  }

  private static func read(_ answer: [UInt8]) -> Answer.Payload? {
    guard let text = Data(base64Encoded: Data(answer)) else { return nil }
    return try? JSONDecoder().decode(Answer.self, from: text).payload
  }
}
