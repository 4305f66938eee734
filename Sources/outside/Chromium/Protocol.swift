import FoundationEssentials

/// The messages of the DevTools protocol, as far as they are used here.
enum Protocol {
  struct Command<Parameters: Encodable>: Encodable {
    let id: Int
    let method: String
    let params: Parameters
    let sessionId: String?
  }

  /// What every message says of itself.
  struct Envelope: Decodable {
    let id: Int?
    let method: String?
    let sessionId: String?
    let error: Problem?
  }

  struct Problem: Decodable { let message: String }

  struct Answer<Result: Decodable>: Decodable { let result: Result }

  struct Event<Parameters: Decodable>: Decodable { let params: Parameters }

  struct Nothing: Codable {}

  struct Target: Codable { let targetId: String }

  /// All requests, of every kind.
  struct Patterns: Encodable {
    struct Pattern: Encodable { let urlPattern = "*" }
    let patterns = [Pattern()]
  }

  /// Whatever a page makes is held until it is known.
  struct AutoAttach: Encodable {
    let autoAttach = true
    let waitForDebuggerOnStart = true
    let flatten = true
  }

  struct Attached: Decodable {
    struct Info: Decodable { let targetId, type, url: String }
    let sessionId: String
    let targetInfo: Info
  }

  struct Navigation: Decodable { let errorText: String? }

  struct Session: Decodable { let sessionId: String }

  struct PausedRequest: Decodable {
    struct Request: Decodable { let url: String }
    let requestId: String
    let request: Request
  }

  struct Evaluation: Decodable {
    /// What an expression became; a value that is no text, as of an error, is left out.
    struct Value: Decodable {
      let value: String?

      enum Key: CodingKey { case value }

      init(from decoder: any Decoder) throws {
        value = try? decoder.container(keyedBy: Key.self).decode(String.self, forKey: .value)
      }
    }
    struct Failure: Decodable {
      struct Thrown: Decodable { let description: String? }
      let text: String
      let exception: Thrown?
    }
    let result: Value
    let exceptionDetails: Failure?
  }

  struct Bytes: Decodable { let data: String }
}
