import FoundationEssentials

/// Messages of the Chrome DevTools Protocol, as far as they are used here.
enum Protocol {
  struct Command<Parameters: Encodable>: Encodable {
    let id: Int
    let method: String
    let params: Parameters
    let sessionId: String?
  }

  /// Fields that every message can have.
  struct Envelope: Decodable {
    let id: Int?
    let method: String?
    let sessionId: String?
    let error: Problem?
  }

  struct Problem: Decodable { let message: String }

  struct Answer<Result: Decodable>: Decodable { let result: Result }

  struct Event<Parameters: Decodable>: Decodable { let params: Parameters }

  struct Empty: Codable {}

  struct Target: Codable { let targetId: String }

  /// A pattern that matches all requests.
  struct Patterns: Encodable {
    struct Pattern: Encodable { let urlPattern = "*" }
    let patterns = [Pattern()]
  }

  /// Pauses new frames, workers and windows until they are set up.
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
    /// Value of an expression; `nil` if it is not a string, such as for an error.
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
