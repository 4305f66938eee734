// The files of AssetList.h, as read-only data of the program: nothing is copied when it starts.
// Each has two symbols: where it begins, and where it ends.

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
