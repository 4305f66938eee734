import Bytes
import FileTrees

extension NoteServer {
  /// Whether the server takes whoever sends these headers for somebody with an account: HedgeDoc 1 answers an invented
  /// session, and a wrong password, as it answers right ones.
  func isKnown(_ headers: [String]) throws -> Bool {
    try courier.run(.get(address.below("/me"), headers: headers, limit: 1 << 20)) { answer in
      guard answer.status == 200, let said = JSONValue(try answer.body()), let status = said["status"]?.string else {
        throw answer.status == 200 || answer.status == 404
          ? Refusal.noHedgeDoc(self) : Refusal.of(answer, self, doing: "did not say who we are")
      }
      self.person = said["id"]?.string
      return status.utf8.elementsEqual("ok".utf8)
    }
  }

  /// The headers of a session that was kept, or of a new one.
  func logIn(_ place: String, _ fields: [(String, String)]) throws -> [String] {
    let (account, password) = ("\(place) \(fields[0].1)", fields[1].1)
    if let cookie = kept?.cookie(address, account: account, password: password) {
      let headers = ["Cookie: connect.sid=\(cookie)"]
      if try isKnown(headers) { return headers }
    }
    let form = fields.map { "\($0.0)=\(PercentEncoding.encoded($0.1, keeping: .unreserved))" }.joined(separator: "&")
    let errand = HTTPRequest.send(
      "POST", address.below(place), headers: ["Content-Type: application/x-www-form-urlencoded"], limit: 1 << 20
    ) { file in
      try file.write(Array(form.utf8))
      return form.utf8.count
    }
    let cookie = try courier.run(errand) { answer in
      switch answer.status {
      case 404: throw WebFault("\(self.name) does not let anybody log in so; use a session, or check the address")
      case 400: throw WebFault("\(self.name) could not read the name or the password; is the name an e-mail address?")
      case 429:
        throw WebFault(
          "\(self.name) takes no more logins for now (ten in five minutes); wait five minutes and run this again")
      case 500...: throw Refusal.of(answer, self, doing: "did not log you in")
      default: return Self.session(in: answer.headers)
      }
    }
    guard let cookie else { throw WebFault("\(name) gave no session on logging in; check whether it is HedgeDoc 1") }
    let headers = ["Cookie: connect.sid=\(cookie)"]
    guard try isKnown(headers) else {
      throw WebFault("\(name) does not know this name with this password; check both")
    }
    kept?.keep(cookie, address, account: account, password: password)
    return headers
  }
}
