#ifndef COSMIUM_POLYGONS_HPP
#define COSMIUM_POLYGONS_HPP

#include "Passes.hpp"

#include "cosmium.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace cosmium {

/// Polygons of places or areas: numbers of the first polygon of each, the first ring of each polygon
/// (the outer one) and the first vertex of each ring. Each column ends with the count of the next.
struct PolygonColumns {
  std::vector<uint8_t> is_broken;
  std::vector<int32_t> first_polygon;
  std::vector<int32_t> first_ring;
  std::vector<int32_t> first_vertex;
  std::vector<co_coordinate> vertices;

  PolygonColumns();
  void append(const PolygonColumns& other);
  co_polygons view() const;
};

/// A way with its nodes' indices in a node table.
struct PolygonWay {
  int64_t id;
  Slice nodes;
};

/// What is to become an area: one closed way, or the member ways of a relation.
struct Outline {
  /// In `PolygonInput::outline_ways`.
  Slice ways;
  bool is_relation;
  /// A member is missing from the file.
  bool is_incomplete;
};

struct PolygonInput {
  const NodeTable& nodes;
  std::vector<PolygonWay> ways;
  std::vector<Outline> outlines;
  /// Numbers of ways.
  std::vector<std::size_t> outline_ways;
};

/// Builds the area of each outline, in their order, on a number of threads.
PolygonColumns build_polygons(const PolygonInput& input, int threads);

}  // namespace cosmium

#endif
