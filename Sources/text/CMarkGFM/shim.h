#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/chunk.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

// The table extension's node types, for which Debian's package has no header.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL;

static inline cmark_node_type cmark_type_of_table(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type cmark_type_of_table_row(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type cmark_type_of_table_cell(void) { return CMARK_NODE_TABLE_CELL; }
