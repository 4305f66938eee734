// The files that Tools/fetch-assets makes, in the order of their names' bytes, each with a name for symbols. Included by
// the assembly that takes them in as well as by the C that lists them.

#if !__has_include("licenses.txt")
#error "the files of .build-assets are not there; run \"make assets\", or just \"make\""
#endif

#define FILES(X) \
  X(highlight_js, "highlight.js") \
  X(katex_AMS_Regular_woff2, "katex-AMS-Regular.woff2") \
  X(katex_Caligraphic_Bold_woff2, "katex-Caligraphic-Bold.woff2") \
  X(katex_Caligraphic_Regular_woff2, "katex-Caligraphic-Regular.woff2") \
  X(katex_Fraktur_Bold_woff2, "katex-Fraktur-Bold.woff2") \
  X(katex_Fraktur_Regular_woff2, "katex-Fraktur-Regular.woff2") \
  X(katex_Main_Bold_woff2, "katex-Main-Bold.woff2") \
  X(katex_Main_BoldItalic_woff2, "katex-Main-BoldItalic.woff2") \
  X(katex_Main_Italic_woff2, "katex-Main-Italic.woff2") \
  X(katex_Main_Regular_woff2, "katex-Main-Regular.woff2") \
  X(katex_Math_BoldItalic_woff2, "katex-Math-BoldItalic.woff2") \
  X(katex_Math_Italic_woff2, "katex-Math-Italic.woff2") \
  X(katex_SansSerif_Bold_woff2, "katex-SansSerif-Bold.woff2") \
  X(katex_SansSerif_Italic_woff2, "katex-SansSerif-Italic.woff2") \
  X(katex_SansSerif_Regular_woff2, "katex-SansSerif-Regular.woff2") \
  X(katex_Script_Regular_woff2, "katex-Script-Regular.woff2") \
  X(katex_Size1_Regular_woff2, "katex-Size1-Regular.woff2") \
  X(katex_Size2_Regular_woff2, "katex-Size2-Regular.woff2") \
  X(katex_Size3_Regular_woff2, "katex-Size3-Regular.woff2") \
  X(katex_Size4_Regular_woff2, "katex-Size4-Regular.woff2") \
  X(katex_Typewriter_Regular_woff2, "katex-Typewriter-Regular.woff2") \
  X(katex_css, "katex.css") \
  X(katex_js, "katex.js") \
  X(lato_bold_woff2, "lato-bold.woff2") \
  X(lato_italic_woff2, "lato-italic.woff2") \
  X(lato_regular_woff2, "lato-regular.woff2") \
  X(licenses_txt, "licenses.txt") \
  X(mermaid_js, "mermaid.js") \
  X(reveal_css, "reveal.css") \
  X(reveal_js, "reveal.js") \
  X(theme_beige_css, "theme-beige.css") \
  X(theme_black_css, "theme-black.css") \
  X(theme_blood_css, "theme-blood.css") \
  X(theme_league_css, "theme-league.css") \
  X(theme_moon_css, "theme-moon.css") \
  X(theme_night_css, "theme-night.css") \
  X(theme_serif_css, "theme-serif.css") \
  X(theme_simple_css, "theme-simple.css") \
  X(theme_sky_css, "theme-sky.css") \
  X(theme_solarized_css, "theme-solarized.css") \
  X(theme_white_css, "theme-white.css")
