/// Whom requests may go to: the configured server, and the hosts that `minutes.yml` names.
public struct HostPolicy: Sendable {
  public let server: WebAddress
  /// In lower case, some with a port.
  private let hosts: [String]

  /// What an address is to us.
  public enum Standing: Sendable, Equatable {
    /// The configured server: it may lie in a private network.
    case server
    /// A host named beside it, on the public internet.
    case named
    case stranger
  }

  public init(server: WebAddress, hosts: [String] = []) { (self.server, self.hosts) = (server, hosts) }

  /// Who it is that answers at an address.
  public func standing(of address: WebAddress) -> Standing {
    if address.host.utf8.elementsEqual(server.host.utf8) {
      if address.port == server.port { return .server }
      // The usual step from http to https.
      if !server.isSecure, server.port == 80, address.isSecure, address.port == 443 { return .server }
    }
    let isUsual = address.port == 443 || address.port == 80
    let full = "\(address.host):\(address.port)"
    return hosts.contains { $0.utf8.elementsEqual(full.utf8) || isUsual && $0.utf8.elementsEqual(address.host.utf8) }
      ? .named : .stranger
  }

  /// Whether credentials of the server may go there: to no other host, port or scheme.
  public func mayHoldCredentials(_ address: WebAddress) -> Bool {
    address.origin.utf8.elementsEqual(server.origin.utf8)
  }
}
