/// A C face over libosmium: reads one OSM file into flat columns.
///
/// Ownership: the caller owns a `co_selection` and a `co_result` and frees each once with its own
/// function. Everything that a result points to belongs to the result and lives as long as it.
/// No C++ exception leaves these functions. A selection may be shared by threads once it is filled.
#ifndef COSMIUM_H
#define COSMIUM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What an object with certain tags is taken for.
enum {
  /// A way that is a street.
  CO_ROLE_STREET = 1,
  /// A node of a street that hands over its tags.
  CO_ROLE_STREET_NODE = 2,
  /// A node, closed way or multipolygon relation that is a place.
  CO_ROLE_PLACE = 4,
};

/// What went wrong.
enum {
  CO_ERROR_NONE = 0,
  /// There is no file of that name.
  CO_ERROR_NO_SUCH_FILE = 1,
  /// The file is there and cannot be opened or read.
  CO_ERROR_CANNOT_READ = 2,
  /// What the file holds is torn, wrongly packed or no OSM data.
  CO_ERROR_UNUSABLE_CONTENT = 3,
  /// The name does not end in a suffix that stands for a format.
  CO_ERROR_UNKNOWN_FORMAT = 4,
  CO_ERROR_OUT_OF_MEMORY = 5,
};

typedef struct {
  /// One of CO_ERROR_….
  int32_t kind;
  /// UTF-8, ends with a zero, cut where it is too long.
  char message[512];
} co_error;

typedef struct co_selection co_selection;
typedef struct co_result co_result;

/// 1e-7 degrees on WGS 84.
typedef struct {
  int32_t longitude_e7;
  int32_t latitude_e7;
} co_coordinate;

/// 1e-7 degrees.
typedef struct {
  int32_t west_e7;
  int32_t south_e7;
  int32_t east_e7;
  int32_t north_e7;
} co_box;

/// Tags of rows: those of row r are `first[r]` ..< `first[r + 1]` of `keys` and `values`, which
/// number strings.
typedef struct {
  size_t row_count;
  size_t tag_count;
  /// row_count + 1.
  const int32_t *first;
  const int32_t *keys;
  const int32_t *values;
} co_tags;

typedef struct {
  size_t box_count;
  const co_box *boxes;
  /// Empty if the file does not say. The same holds for the next three.
  const char *generator;
  /// ISO 8601: the date of the data by the header's own word.
  const char *timestamp;
  /// ISO 8601: the newest way or relation.
  const char *newest_object;
  /// The remark by which a download service says that the file is incomplete (XML only).
  const char *remark;
} co_header;

typedef struct {
  /// Distinct ways of the file that are not deleted.
  int64_t ways;
  /// Ways with a place's tags that are not closed.
  int64_t open_place_ways;
  /// Multipolygon relations with `highway`.
  int64_t street_multipolygons;
} co_counts;

typedef struct {
  co_header header;
  co_counts counts;

  /// String i is the bytes `string_first[i]` ..< `string_first[i + 1]`: UTF-8 as the file has it.
  size_t string_count;
  const int64_t *string_first;
  const char *string_bytes;

  /// The nodes that streets refer to, by id.
  size_t node_count;
  const int64_t *node_ids;
  const co_coordinate *node_coordinates;
  /// 1, or 0 for a node that the file lacks; its coordinate means nothing.
  const uint8_t *node_is_present;
  /// Indices of nodes that hand over tags, ascending; their rows in `tagged_tags`.
  size_t tagged_count;
  const int32_t *tagged_nodes;
  co_tags tagged_tags;

  /// Streets, by id. Street s refers to `street_first_reference[s]` ..< `[s + 1]` of `references`.
  size_t street_count;
  const int64_t *street_ids;
  const int32_t *street_first_reference;
  size_t reference_count;
  const int32_t *references;
  co_tags street_tags;

  /// Places: nodes, then ways, then relations, each by id.
  size_t place_count;
  size_t place_node_count;
  size_t place_way_count;
  const int64_t *place_ids;
  co_tags place_tags;
  /// 1 if the polygon of a way or relation cannot be built.
  const uint8_t *place_is_broken;
  /// One for each place node.
  const co_coordinate *place_points;
  /// place_count + 1, polygon_count + 1, ring_count + 1.
  const int32_t *place_first_polygon;
  size_t polygon_count;
  const int32_t *polygon_first_ring;
  size_t ring_count;
  const int32_t *ring_first_vertex;
  size_t vertex_count;
  const co_coordinate *vertices;
} co_columns;

/// An empty selection, or NULL if there is no memory. The caller owns it.
co_selection *co_selection_create(void);
void co_selection_free(co_selection *selection);

/// Objects with the tag get the role. The strings are copied.
///
/// - value: NULL for any value.
/// - Returns: 0 if there is no memory.
int32_t co_selection_add_tag(
    co_selection *selection, int32_t role, const char *key, const char *value);

/// Values of the key are handed over for objects of the role: CO_ROLE_STREET (also for the nodes)
/// or CO_ROLE_PLACE. A leading `*` stands for anything.
///
/// - Returns: 0 if there is no memory.
int32_t co_selection_add_key(co_selection *selection, int32_t role, const char *key);

/// Reads a file.
///
/// - threads: At least 1. The result does not depend on it.
/// - Returns: A result that the caller owns, or NULL; then `error` says why.
co_result *co_read(
    const char *path, const co_selection *selection, int32_t threads, co_error *error);

/// The columns; they belong to the result.
const co_columns *co_result_columns(const co_result *result);
void co_result_free(co_result *result);

#ifdef __cplusplus
}
#endif

#endif
