import Bytes
public import Decks
public import FileTrees

/// A picture on its way to the server.
public struct UploadablePicture: Sendable {
  /// Its name beside the deck.
  public let name: String
  public let path: RelativePath
  public let kind: PictureKind

  public init(name: String, path: RelativePath, kind: PictureKind) {
    (self.name, self.path, self.kind) = (name, path, kind)
  }
}

extension NoteServer {
  /// Uploads pictures and gives back what came of each: the address that it has now, or why it has none.
  ///
  /// HedgeDoc 2 wants to know for which note they are. `progress` hears how many are done.
  public func upload(
    _ pictures: [UploadablePicture], of folder: Folder, for note: NoteAddress?, progress: (Int) -> Void
  ) throws -> [Result<WebAddress, WebFault>] {
    var headers = try authorization() + ["Content-Type: multipart/form-data; boundary=\(Self.boundary)"]
    if let note, interface == .two { headers.append("HedgeDoc-Note: \(note.id)") }
    let place = interface == .one ? "/uploadimage" : "/api/v2/media"
    let errands = pictures.map { picture in
      var errand = HTTPRequest.send("POST", address.below(place), headers: headers, limit: 1 << 20) { file in
        try Self.fill(file, picture, folder, field: self.interface == .one ? "image" : "file")
      }
      // Nothing is lost by a second copy that no note shows.
      errand.isRepeatable = true
      return errand
    }
    var results = [Result<WebAddress, WebFault>](
      repeating: .failure(WebFault("not uploaded")), count: pictures.count)
    var done = 0
    try courier.run(errands) { batch in
      for (index, outcome) in batch {
        results[index] = try outcome.flatMapped { try self.uploaded($0) }
        done += 1
      }
      progress(done)
    }
    return results
  }

  private static let boundary = "minutes-8d1f3b7a5c9e2046"

  private static func fill(
    _ file: UnnamedFile, _ picture: UploadablePicture, _ folder: Folder, field: String
  ) throws -> Int {
    // The server goes by the ending, which has to be what the bytes are; the name itself is lost there anyway.
    let head =
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"picture.\(picture.kind.fileEnding)\"\r\n"
      + "Content-Type: \(picture.kind.mediaType)\r\n\r\n"
    let tail = "\r\n--\(boundary)--\r\n"
    try file.write(Array(head.utf8))
    guard let count = try file.append(picture.path, of: folder) else {
      throw WebFault("\(picture.path) is gone; put it back and run this again")
    }
    try file.append(Array(tail.utf8))
    return head.utf8.count + count + tail.utf8.count
  }

  private func uploaded(_ answer: WebAnswer) throws -> Result<WebAddress, WebFault> {
    let doing = "did not take the picture"
    if let target = answer.location, Refusal.isStart(target, self) || Refusal.isLogin(target) {
      return .failure(Refusal.loginWanted(self, doing: doing))
    }
    guard answer.status == (interface == .one ? 200 : 201), let json = JSONValue(try answer.body()) else {
      return .failure(Refusal.of(answer, self, doing: doing))
    }
    let text =
      interface == .one ? json["link"]?.string : json["uuid"]?.string.map { address.below("/media/\($0)").description }
    // It goes into Markdown, HTML and attributes.
    guard let text, let link = WebAddress(text) ?? address.following(text),
      link.description.utf8.allSatisfy({ !"()'&=;,".utf8.contains($0) })
    else {
      return .failure(WebFault("\(name) took the picture and gave no address for it that a deck can have"))
    }
    return .success(link)
  }
}

extension Result where Failure == WebFault {
  /// As `flatMap`, with a body that may throw.
  fileprivate func flatMapped<Value>(_ body: (Success) throws -> Result<Value, WebFault>) throws -> Result<
    Value, WebFault
  > {
    switch self {
    case .success(let value): try body(value)
    case .failure(let fault): .failure(fault)
    }
  }
}
