import FlyingFox
import FoundationEssentials
import Transfers

/// Answers browsers: refuses what was not meant for this machine, and has `minutes` answer the rest.
struct PageHandler: HTTPHandler {
  let gateway: Gateway

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let headers = request.headers
    let refusal = LoopbackRequest.refusal(
      method: request.method.rawValue, host: headers[.host], origin: headers[HTTPHeader("Origin")],
      site: headers[HTTPHeader("Sec-Fetch-Site")], mode: headers[HTTPHeader("Sec-Fetch-Mode")])
    switch refusal {
    case .method?:
      return Self.refused(
        .methodNotAllowed, "only GET and HEAD are answered here\n", [HTTPHeader("Allow"): "GET, HEAD"])
    case .host?: return Self.refused(.forbidden, "this server answers to localhost, 127.0.0.1 and [::1] alone\n")
    case .origin?: return Self.refused(.forbidden, "this server answers its own pages alone\n")
    case nil: break
    }
    if headers[.upgrade] != nil {
      return try await WebSocketHTTPHandler(handler: PageChannel(gateway: gateway)).handleRequest(request)
    }
    let answer = await gateway.answer(to: request.target.rawValue)
    let isHead = request.method == .HEAD
    var fields = HTTPHeaders()
    for line in answer.headers {
      let parts = line.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = parts[1].first == 0x20 ? parts[1].dropFirst() : parts[1]
      fields.addValue(
        String(decoding: value, as: UTF8.self), for: HTTPHeader(String(decoding: parts[0], as: UTF8.self)))
    }
    if isHead { fields[.contentLength] = String(answer.body.count) }
    return HTTPResponse(
      statusCode: HTTPStatusCode(answer.status, phrase: answer.status == 200 ? "OK" : "See the page"), headers: fields,
      body: isHead ? Data() : Data(answer.body))
  }

  private static func refused(
    _ status: HTTPStatusCode, _ sentence: String, _ more: [HTTPHeader: String] = [:]
  ) -> HTTPResponse {
    var headers = HTTPHeaders(more)
    headers[.contentType] = "text/plain; charset=utf-8"
    headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
    headers[.connection] = "close"
    return HTTPResponse(statusCode: status, headers: headers, body: Data(sentence.utf8))
  }
}
