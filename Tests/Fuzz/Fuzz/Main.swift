import Glibc

/// Passes the property named in the environment to libFuzzer: `FUZZ_TARGET=deck Fuzz …`.
///
/// SwiftPM calls an executable's start `<target>_main`. The name is in the environment, since libFuzzer starts itself
/// again with arguments of its own.
@_cdecl("Fuzz_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  guard getenv("FUZZ_TARGET").map({ Property.named(String(cString: $0)) }) ?? nil != nil else {
    print("FUZZ_TARGET is one of \(Property.allCases.map(\.rawValue).joined(separator: " "))")
    return 64
  }
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, tryInput)
}

private let chosen = getenv("FUZZ_TARGET").flatMap { Property.named(String(cString: $0)) } ?? .deck

private func tryInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  chosen.check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt
