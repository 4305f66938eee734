#include "CAssets.h"
#include "AssetList.h"

#define DECLARE(symbol, file) extern const unsigned char asset_##symbol[], asset_##symbol##_end[];
FILES(DECLARE)

#define ENTRY(symbol, file) {file, asset_##symbol, 0},
static const struct asset all[] = {FILES(ENTRY)};

#define END(symbol, file) asset_##symbol##_end,
static const unsigned char *const ends[] = {FILES(END)};

int casset_count(void) { return sizeof all / sizeof *all; }

struct asset casset(int index) {
    struct asset found = all[index];
    found.size = ends[index] - found.start;
    return found;
}
