/// Command-line arguments of Chromium: headless, without network access, with the same output on every machine.
enum ChromiumArguments {
  static func all(profile: String, isRoot: Bool) -> [String] {
    // Chromium's sandbox does not work for root; all other users keep it.
    (isRoot ? ["--no-sandbox"] : []) + ["--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile)"]
      + offline + noBackground + reproducible + ["about:blank"]
  }

  /// Second line of defence, for traffic that bypasses the interception of requests: no name resolution, an unreachable
  /// proxy, and no UDP outside of it, which WebRTC would use otherwise.
  private static let offline = [
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://minutes.invalid:9",
    "--proxy-bypass-list=<-loopback>", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--disable-quic", "--block-new-web-contents",
  ]

  private static let noBackground = [
    "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-domain-reliability", "--disable-sync", "--disable-extensions", "--disable-default-apps",
    "--disable-breakpad", "--disable-crash-reporter", "--metrics-recording-only", "--no-pings",
    "--disable-features=HttpsUpgrades,OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
    "--mute-audio", "--disable-dev-shm-usage", "--js-flags=--max-old-space-size=512",
  ]

  private static let reproducible = [
    "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--font-render-hinting=none",
    "--force-color-profile=srgb", "--lang=en",
  ]
}
