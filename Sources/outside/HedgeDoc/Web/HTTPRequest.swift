public import FileTrees
import Transfers

/// A request that is to be made, with what may happen on its way.
public struct HTTPRequest {
  public var method: String
  public var address: WebAddress
  public var headers: [String]
  /// Puts the body of the request into a file and gives back its length; `nil` for none. Asked anew for another attempt.
  public var fill: ((UnnamedFile) throws -> Int)?
  /// The most bytes that the answer may have.
  public var limit: Int
  /// Whether redirects are followed, within the reach.
  public var followsRedirects: Bool
  /// Whether it may be made again where nobody knows what came of it.
  public var isRepeatable: Bool

  /// Asks for what lies at an address.
  public static func get(_ address: WebAddress, headers: [String] = [], limit: Int, follows: Bool = false)
    -> HTTPRequest
  {
    HTTPRequest(
      method: "GET", address: address, headers: headers, fill: nil, limit: limit, followsRedirects: follows,
      isRepeatable: true)
  }

  /// Sends bytes to an address.
  public static func send(
    _ method: String, _ address: WebAddress, headers: [String], limit: Int,
    fill: @escaping (UnnamedFile) throws -> Int
  ) -> HTTPRequest {
    HTTPRequest(
      method: method, address: address, headers: headers, fill: fill, limit: limit, followsRedirects: false,
      isRepeatable: method.utf8.elementsEqual("PUT".utf8))
  }
}

/// What a server answered. Its body lies in a slot that is used again afterwards.
public struct WebAnswer {
  public let status: Int
  /// Where it was answered in the end.
  public let address: WebAddress
  public let count: Int
  /// What holds the body.
  public let file: UnnamedFile
  private let transfer: TransferAnswer

  init(_ transfer: TransferAnswer, address: WebAddress, file: UnnamedFile) {
    (status, count) = (transfer.status, transfer.count)
    (self.transfer, self.address, self.file) = (transfer, address, file)
  }

  /// The value of a header, named in lower case.
  public func header(_ name: String) -> String? { transfer.header(name) }

  /// Headers as lines.
  var headers: [String] { transfer.headers }

  /// All of the body.
  public func body() throws -> [UInt8] { try file.read(limit: count) }

  /// Where a redirect leads, whether or not anybody would follow it.
  public var location: WebAddress? {
    guard (300..<400).contains(status) else { return nil }
    return header("location").flatMap { address.following($0) }
  }

  /// Whether the length of the body was said beforehand, so that half of one would have been noticed.
  public var hasKnownLength: Bool { header("content-length") != nil || header("transfer-encoding") != nil }
}
