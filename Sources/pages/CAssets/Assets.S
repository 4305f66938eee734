// The files of AssetList.h, as read-only data of the program, so that nothing is copied at its start.
// Each has two symbols: its start and its end.

#include "AssetList.h"

.macro asset symbol, file
    .global asset_\symbol
    .global asset_\symbol\()_end
    .balign 16
asset_\symbol:
    .incbin "\file"
asset_\symbol\()_end:
    .byte 0
.endm

#define TAKE(symbol, file) asset symbol, file;

    .section .rodata
    FILES(TAKE)

    .section .note.GNU-stack, "", %progbits
