import Digests
import FileTrees
import FoundationEssentials

/// What Pagefind answers as a service: as many messages as it was told, in their order; the last one holds the files.
struct PagefindAnswers {
  /// How many have come.
  private(set) var count = 0
  /// What follows the last one: an answer that is not whole yet, or words that are none.
  private(set) var rest: [UInt8] = []
  /// The last one, in Base64.
  private var last: [UInt8] = []
  /// Up to where there is no comma.
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

  /// - Throws: what an answer says that is about a fault.
  mutating func take(_ bytes: ArraySlice<UInt8>) throws(SearchFault) {
    rest += bytes
    while let comma = rest[seen...].firstIndex(of: UInt8(ascii: ",")) {
      last = Array(rest[..<comma])
      rest.removeFirst(comma + 1)
      seen = 0
      count += 1
      // Those about pages are short, and nothing is wanted of them but that they are no faults.
      if last.count < 1 << 16, let answer = Self.read(last), answer.type == "Error" {
        throw SearchFault("pagefind made no search index: \(answer.message ?? "it does not say why")")
      }
    }
    seen = rest.count
  }

  /// The files of the bundle; empty where the last answer has none.
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
