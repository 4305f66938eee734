import Testing
import Transfers

@Suite struct PublicAddressTests {
  @Test(arguments: [
    "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
    "192.167.1.1", "223.255.255.255", "198.20.0.1",
  ]) func publicAddresses(_ text: String) { #expect(PublicAddress.isPublic(v4: v4(text))) }

  @Test(arguments: [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "240.0.0.1", "255.255.255.255",
  ]) func reservedAddresses(_ text: String) { #expect(!PublicAddress.isPublic(v4: v4(text))) }

  @Test func ipv6Addresses() {
    let isPublic: ([UInt16]) -> Bool = {
      PublicAddress.isPublic(v6: $0.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }
    #expect(isPublic([0x2A00, 0x1450, 0, 0, 0, 0, 0, 0x200E]))
    #expect(isPublic([0, 0, 0, 0, 0, 0xFFFF, 0x0808, 0x0808]))
    #expect(isPublic([0x64, 0xFF9B, 0, 0, 0, 0, 0x0808, 0x0808]))
    let others: [[UInt16]] = [
      [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0xFFFF, 0x7F00, 1],
      [0x64, 0xFF9B, 0, 0, 0, 0, 0x0A00, 1], [0x2002, 0x7F00, 1, 0, 0, 0, 0, 1], [0x2001, 0, 0, 0, 0, 0, 0, 1],
      [0x2001, 0xDB8, 0, 0, 0, 0, 0, 1], [0xFC00, 0, 0, 0, 0, 0, 0, 1], [0xFE80, 0, 0, 0, 0, 0, 0, 1],
      [0xFF02, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0x7F00, 1],
    ]
    for other in others { #expect(!isPublic(other), "\(other)") }
    #expect(!PublicAddress.isPublic(v6: [1, 2, 3]))
  }

  private func v4(_ text: String) -> [UInt8] { text.split(separator: ".").compactMap { UInt8($0) } }
}
