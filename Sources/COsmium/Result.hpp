#ifndef COSMIUM_RESULT_HPP
#define COSMIUM_RESULT_HPP

#include "Passes.hpp"
#include "Polygons.hpp"

#include "cosmium.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cosmium {

struct TagColumns {
  std::vector<int32_t> first{0};
  std::vector<int32_t> keys;
  std::vector<int32_t> values;

  void add_row(const std::vector<TagNumbers>& tags, Slice slice);
  co_tags view() const;
};

/// The memory behind a `co_columns`.
struct Storage {
  FileHeader header;
  std::string newest_object;
  std::vector<int64_t> string_first;
  std::vector<char> string_bytes;

  NodeTable street_nodes;
  std::vector<int32_t> tagged_nodes;
  TagColumns tagged_tags;

  std::vector<int64_t> street_ids;
  std::vector<int32_t> street_first_reference{0};
  TagColumns street_tags;

  std::vector<int64_t> place_ids;
  TagColumns place_tags;
  std::vector<co_coordinate> place_points;
  std::size_t place_way_count = 0;
  PolygonColumns place_polygons;

  std::vector<co_area> areas;
  PolygonColumns area_polygons;

  std::vector<co_bounds> place_bounds;
  std::vector<co_bounds> area_bounds;
  TagColumns open_way_tags;
  std::vector<int64_t> open_way_counts;

  co_counts counts{};

  co_columns view() const;
};

/// Reads a file into `storage`.
void extract(
    const std::string& path, const Selection& selection, int threads, Storage& storage);

}  // namespace cosmium

#endif
