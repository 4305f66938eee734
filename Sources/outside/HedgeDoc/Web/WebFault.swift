import Transfers

/// Why a request came to nothing: what, where, and what to do next. Nothing in it is secret.
public struct WebFault: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String
  /// Whether the server may have done what was asked, though its answer did not arrive.
  public var mayHaveHappened = false
  /// Whether the server answered that there is no such thing.
  public var isGone = false

  public init(_ description: String) { self.description = description }

  /// The same, with what is to be said of a request that perhaps was carried out.
  func saying(_ words: String) -> WebFault {
    var fault = WebFault(mayHaveHappened ? "\(description); \(words)" : description)
    (fault.mayHaveHappened, fault.isGone) = (mayHaveHappened, isGone)
    return fault
  }

  /// What a transfer that brought no answer means to people.
  init(_ answer: TransferAnswer, at address: WebAddress, limit: Int, seconds: Int) {
    let place = "\(address.origin)\(address.path)"
    description =
      switch answer.end {
      case .answered: "\(place) answered with status \(answer.status)"
      case .addressRefused:
        "\(place) leads into a private network, where minutes goes only for the HedgeDoc server of minutes.yml"
      case .tooLarge: "\(place) has more than \(limit / 1_000_000) MB, which is too large to take"
      case .tooSlow:
        "\(place) did not answer within \(seconds) seconds; try again later, or allow more time with MINUTES_HTTP_TIMEOUT"
      case .unreachable: "\(place) cannot be reached (\(answer.why)); check the address and the network"
      case .hostUnknown: "\(address.host) is not known to the network (\(answer.why)); check the address in minutes.yml"
      case .broken: "the connection to \(place) broke (\(answer.why))"
      case .untrusted: "\(address.host) could not show that it is that server (\(answer.why)); check its certificate"
      case .packed: "\(place) came compressed, which nobody had asked for; it was not taken"
      case .failed: "\(place) could not be asked for (\(answer.why))"
      }
    // The caller clears it for what may be asked again.
    mayHaveHappened = answer.end == .broken || answer.end == .tooSlow
  }
}
