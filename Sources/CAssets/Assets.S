// The files that Tools/fetch-assets has made, as read-only data of the program: nothing is copied when it starts.
// One `asset` a file: where it begins, and where it ends.

.macro asset symbol, file
    .global asset_\symbol
    .global asset_\symbol\()_end
    .balign 16
asset_\symbol:
    .incbin "\file"
asset_\symbol\()_end:
    .byte 0
.endm

    .section .rodata
    asset highlight_js, "highlight.js"
    asset katex_AMS_Regular_woff2, "katex-AMS-Regular.woff2"
    asset katex_Caligraphic_Bold_woff2, "katex-Caligraphic-Bold.woff2"
    asset katex_Caligraphic_Regular_woff2, "katex-Caligraphic-Regular.woff2"
    asset katex_Fraktur_Bold_woff2, "katex-Fraktur-Bold.woff2"
    asset katex_Fraktur_Regular_woff2, "katex-Fraktur-Regular.woff2"
    asset katex_Main_Bold_woff2, "katex-Main-Bold.woff2"
    asset katex_Main_BoldItalic_woff2, "katex-Main-BoldItalic.woff2"
    asset katex_Main_Italic_woff2, "katex-Main-Italic.woff2"
    asset katex_Main_Regular_woff2, "katex-Main-Regular.woff2"
    asset katex_Math_BoldItalic_woff2, "katex-Math-BoldItalic.woff2"
    asset katex_Math_Italic_woff2, "katex-Math-Italic.woff2"
    asset katex_SansSerif_Bold_woff2, "katex-SansSerif-Bold.woff2"
    asset katex_SansSerif_Italic_woff2, "katex-SansSerif-Italic.woff2"
    asset katex_SansSerif_Regular_woff2, "katex-SansSerif-Regular.woff2"
    asset katex_Script_Regular_woff2, "katex-Script-Regular.woff2"
    asset katex_Size1_Regular_woff2, "katex-Size1-Regular.woff2"
    asset katex_Size2_Regular_woff2, "katex-Size2-Regular.woff2"
    asset katex_Size3_Regular_woff2, "katex-Size3-Regular.woff2"
    asset katex_Size4_Regular_woff2, "katex-Size4-Regular.woff2"
    asset katex_Typewriter_Regular_woff2, "katex-Typewriter-Regular.woff2"
    asset katex_css, "katex.css"
    asset katex_js, "katex.js"
    asset lato_bold_woff2, "lato-bold.woff2"
    asset lato_italic_woff2, "lato-italic.woff2"
    asset lato_regular_woff2, "lato-regular.woff2"
    asset licenses_txt, "licenses.txt"
    asset mermaid_js, "mermaid.js"
    asset reveal_css, "reveal.css"
    asset reveal_js, "reveal.js"
    asset theme_beige_css, "theme-beige.css"
    asset theme_black_css, "theme-black.css"
    asset theme_blood_css, "theme-blood.css"
    asset theme_league_css, "theme-league.css"
    asset theme_moon_css, "theme-moon.css"
    asset theme_night_css, "theme-night.css"
    asset theme_serif_css, "theme-serif.css"
    asset theme_simple_css, "theme-simple.css"
    asset theme_sky_css, "theme-sky.css"
    asset theme_solarized_css, "theme-solarized.css"
    asset theme_white_css, "theme-white.css"

    .section .note.GNU-stack, "", %progbits
