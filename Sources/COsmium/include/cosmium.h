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
  /// The same, but only where the selection's box is: `co_selection_set_box`. What has both roles
  /// is taken everywhere.
  CO_ROLE_BOXED_PLACE = 8,
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
  /// The file holds more than can be numbered.
  CO_ERROR_TOO_LARGE = 6,
};

/// More of what is wrong with content that cannot be used.
enum {
  CO_CAUSE_OTHER = 0,
  /// The file ends too early.
  CO_CAUSE_TORN = 1,
  /// The content is of another format than the name says.
  CO_CAUSE_OTHER_FORMAT = 2,
  /// The content is osmChange.
  CO_CAUSE_CHANGES = 3,
};

typedef struct {
  /// One of CO_ERROR_….
  int32_t kind;
  /// One of CO_CAUSE_….
  int32_t cause;
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

/// 1e-7 degrees. A box whose west is above its east runs over the 180th meridian.
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
  /// Closed ways and multipolygon relations that were not taken because they lie outside the
  /// selection's box.
  int64_t places_outside_box;
} co_counts;

/// Polygons of some owners (places, areas), owner by owner; a ring repeats its first vertex at its
/// end, and the first ring of a polygon is the outer one.
typedef struct {
  size_t owner_count;
  /// 1 if the polygons of an owner cannot be built; it has none then.
  const uint8_t *is_broken;
  /// owner_count + 1, polygon_count + 1, ring_count + 1.
  const int32_t *first_polygon;
  size_t polygon_count;
  const int32_t *first_ring;
  size_t ring_count;
  const int32_t *first_vertex;
  size_t vertex_count;
  const co_coordinate *vertices;
} co_polygons;

/// What a relation is whose area was asked for.
enum {
  /// The file lacks it.
  CO_AREA_ABSENT = 0,
  /// It is neither a boundary nor a multipolygon.
  CO_AREA_OF_OTHER_TYPE = 1,
  CO_AREA_IS_AREA = 2,
};

typedef struct {
  int32_t state;
  /// Its member ways, how many of them the file lacks, and how many of the others lack nodes.
  int32_t ways;
  int32_t missing_ways;
  int32_t incomplete_ways;
  int64_t relation;
} co_area;

/// The box round those nodes of some ways that the file has; south above north if there are none.
typedef co_box co_bounds;

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
  /// One for each place node.
  const co_coordinate *place_points;
  /// Of each place; nodes have none.
  co_polygons place_polygons;

  /// The relations of `co_selection_add_area`, in that order; or all, by id.
  size_t area_count;
  const co_area *areas;
  co_polygons area_polygons;

  // Only with `co_selection_take_all`; else the counts are 0.

  /// Round each place, and each area's ways.
  size_t place_bounds_count;
  const co_bounds *place_bounds;
  size_t area_bounds_count;
  const co_bounds *area_bounds;
  /// The tags that make a place, of ways that are not closed: each different set once, and how many
  /// ways have it.
  co_tags open_way_tags;
  const int64_t *open_way_counts;
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

/// The area of a relation is handed over.
///
/// - Returns: 0 if there is no memory.
int32_t co_selection_add_area(co_selection *selection, int64_t relation);

/// Places of the role CO_ROLE_BOXED_PLACE are taken only if the box round them touches this one.
/// A place none of whose nodes lies within a kilometer of it may be left out all the same.
void co_selection_set_box(co_selection *selection, co_box box);

/// The same with the box round the member ways of a relation, as far as the file has them; all are
/// taken if it has none. Their nodes are then read once more, before all else.
void co_selection_set_box_of_area(co_selection *selection, int64_t relation);

/// Hands over what any other selection of the same tags could ask: the areas of all relations, the
/// bounds of places and areas, and the tags of ways that are no places since they are not closed.
void co_selection_take_all(co_selection *selection);

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
