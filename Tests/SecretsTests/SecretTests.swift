import Bytes
import Testing

@testable import Secrets

/// The values are made up and open nothing.
@Suite struct SecretTests {
  @Test(arguments: [
    ("https://ada:Tr0ub4dor3x@forge.example/x.git", "password in an address"),
    ("postgresql://app:s3cr3tPass9@db.example/x", "password in an address"),
    ("amqp://worker:zebra-umbrella@mq.example:5672", "password in an address"),
    ("https://q7Wm2Kd9Xe4Rt8Yb3Lz6@forge.example/x.git", "token in an address"),
    ("kubeadm join 10.0.0.1:6443 --token k3v9qx.7hw2m5z8r1tb4c6d", "token"),
    ("PrivateKey = yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=", "private key"),
    ("Authorization: Basic YWRhOlRyMHViNGRvcjN4eHl6", "password"),
    ("> Authorization: Bearer WhDvq4VPpYhrcfm6ei7V9qlbqTubUc123", "token"),
    ("clientSecret: 'aB3dE5fG7hI9jK1l'", "secret"),
    ("export PGPASSWORD=Qw7rt9Zx2", "password"),
    ("datadog_api = 0a1b2c3d4e5f60718293a4b5c6d7e8f9", "key"),
    ("https://x.example/?a=1&access_token=aB3dE5fG7hI9jK1l&b=2", "token"),
    ("-----BEGIN PGP PRIVATE KEY BLOCK-----", "private key"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.dGhpcyBpcyBub3QgYSBzaWc", "web token"),
    ("token: 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "token"),
  ])
  func isFound(_ text: String, _ kind: String) {
    #expect(Secret.all(in: "Grüße 🚀 " + text).map(\.kind) == [kind])
  }

  @Test(arguments: [
    "https://forge.example/x.git", "see commit 0123456789abcdef0123456789abcdef01234567", "https://user@host.example/",
    "https://user:password@host.example/", "https://ada:$TOKEN@forge.example", "https://a:<password>@b.example/",
    "https://admin:admin@localhost:3000", "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9@o1.ingest.sentry.io/2",
    "password: changeme, token: `${TOKEN}`", "the token is passed by the client", "password: <your password>",
    "-----BEGIN CERTIFICATE-----", "AKIAIOSFODNN7EXAMPLE", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "PublicKey = yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=", "token: scs-0302-v1", "Token: see the vault of Team",
    "key: SovereignCloudStack/standards/Pull/1234", "discovery-token-ca-cert-hash sha256:0a1b2c3d4e5f60718293",
    "Basic authentication", "bearer of the news", "api_key: https://example.org/A1b2C3d4E5", "https://[::1]:8080/a@b",
    "Meeting 2024-09-26: https://pad.example/2024-09-26-Team-IaaS-Minutes", "OCI_PASSWORD=\"SECRET\"",
  ])
  func isNone(_ text: String) { #expect(Secret.all(in: text) == []) }

  /// An example of each form of the table is found by what the table says of it.
  @Test func everyFormIsFound() throws {
    let lines = PackageResources.forms_txt.split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }
    #expect(lines.count > 150)
    for line in lines {
      let form = try #require(SecretForm(line), "\(String(decoding: line, as: UTF8.self))")
      var text: [UInt8] = Array("x ".utf8)
      for piece in form.pieces {
        switch piece {
        case .literal(let word): text += word
        case .run(let set, let counts):
          let letters = (0x30...0x7A).map { UInt8($0) }.filter { set.contains($0) && $0.isLetterOrDigit }
          for _ in 0..<counts.lowerBound { text.append(letters[text.count * 7 % letters.count]) }
        }
      }
      let found = Secret.all(in: text + Array(" y".utf8))
      #expect(found.first?.place == 2..<text.count, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test(arguments: [
    "ghp_a1B2c3D4e5**F6g7H8i9**J0k1L2m3N4o5P6q7R8", "gh<b>p_a1B2c3D4e5F6g7H8</b>i9J0k1L2m3N4o5P6q7R8",
    "ghp\\_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "ghp&#95;a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
    "ghp_a1B2c3D4e5F6g7H8\u{200B}i9J0k1L2m3N4o5P6q7R8", "~~ghp_a1B2c3~~D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
    "<text>ghp_a1B2c3D4<tspan x=\"4\">e5F6g7H8i9J0k1L2m3N4o5P6q7R8</tspan></text>",
    "[ghp_a1B2c3D4](https://a.example)e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
  ])
  func isFoundThoughMarkupGoesThroughIt(_ text: String) {
    let found = Secret.all(in: "für 🚀 " + text)
    #expect(found.map(\.kind) == ["GitHub token"])
    #expect(!("für 🚀 " + text).withSecretsMasked.utf8.elementsEqual(("für 🚀 " + text).utf8))
  }

  @Test func whatIsMaskedKeepsItsLengthAndItsKind() {
    #expect(
      "ü ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8 ü".withSecretsMasked == "ü ghp_" + String(repeating: "*", count: 36)
        + " ü")
    #expect("https://ada:Tr0ub4dör3x@forge.example/".withSecretsMasked == "https://ada:Tr0ub4dör3x@forge.example/")
    #expect("https://ada:Tr0ub4dor3x@forge.example/".withSecretsMasked == "https://ada:***********@forge.example/")
  }

  @Test func ofAPrivateKeyAllLinesAreHidden() {
    let text = "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA0Z3VS5JJcds3xfn\n-----END RSA PRIVATE KEY-----\n"
    let found = Secret.all(in: text)
    #expect(found.map(\.place) == [2..<33])
    #expect(!text.withSecretsMasked.contains("MIIEow"))
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
