import Bytes
import FileTrees

extension NoteServer {
  /// The headers with which HedgeDoc 2 hands out pictures of notes that everybody may read: those of a guest, since a token
  /// counts for nothing there. Empty where the server takes no guests.
  func guestHeaders() throws -> [String] {
    if let guest { return guest }
    let place = "/api/private/csrf/token"
    let (cookie, token): (String?, String?) = try courier.run(.get(address.below(place), limit: 1 << 20)) { answer in
      guard answer.status == 200 else { return (nil, nil) }
      return (Self.cookie(Self.guestCookie, in: answer.headers), JSONValue(try answer.body())?["token"]?.string)
    }
    guard let cookie, let token, Self.isPlain(cookie), Self.isPlain(token) else {
      guest = []
      return []
    }
    let headers = ["Cookie: \(Self.guestCookie)=\(cookie)", "csrf-token: \(token)", "Content-Type: application/json"]
    let errand = HTTPRequest.send(
      "POST", address.below("/api/private/auth/guest/register"), headers: headers, limit: 1 << 20
    ) { file in
      try file.write(Array("{}".utf8))
      return 2
    }
    let found: [String] = try courier.run(errand) { answer in
      guard (200..<300).contains(answer.status) else { return [] }
      let fresh = Self.cookie(Self.guestCookie, in: answer.headers).flatMap { Self.isPlain($0) ? $0 : nil }
      return ["Cookie: \(Self.guestCookie)=\(fresh ?? cookie)"]
    }
    guest = found
    return found
  }

  private static let guestCookie = "hedgedoc-session"

  /// Whether it may stand in a header.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") }
  }
}
