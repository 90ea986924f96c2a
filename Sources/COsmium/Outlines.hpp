#ifndef COSMIUM_OUTLINES_HPP
#define COSMIUM_OUTLINES_HPP

#include "Passes.hpp"
#include "Polygons.hpp"
#include "Result.hpp"

#include <cstdint>
#include <vector>

namespace cosmium {

/// Builds the polygons of the ways and then of the relations that are places. `input` has the ways.
PolygonColumns place_polygons(
    const RelationPass& relations, const WayPass& ways, PolygonInput& input, int threads);

/// Builds the areas of relations; those that are none get an outline without ways.
void store_areas(
    const std::vector<int64_t>& wanted, const RelationPass& relations, PolygonInput& input,
    int threads, Storage& storage);

}  // namespace cosmium

#endif
